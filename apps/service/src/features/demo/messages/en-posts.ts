import type { DemoPosts } from '../demo-people.ts'

/** Posts and teams of the invented body. Their number is part of the demonstration: another language has as many. */
export const posts: DemoPosts = {
  parts: {
    administrator: { post: 'Head of service', team: 'Corporate services' },
    approver: { post: 'Monitoring officer', team: 'Legal services' },
    auditor: { post: 'Internal auditor', team: 'Audit' },
    manager: { post: 'Team manager', team: 'Refuse and recycling' },
    officer: { post: 'Loader', team: 'Refuse and recycling' },
    member: { post: 'Councillor', team: 'Council' },
    agency: { post: 'Cleaner', team: 'Cleaning' },
  },
  manager: 'Team manager',
  member: { post: 'Councillor', team: 'Council' },
  teams: [
    { team: 'Refuse and recycling', posts: ['Loader', 'Driver', 'Crew leader'] },
    { team: 'Housing', posts: ['Housing officer', 'Tenancy officer', 'Repairs adviser'] },
    { team: 'Planning', posts: ['Planning officer', 'Enforcement officer'] },
    { team: 'Revenues and benefits', posts: ['Benefits assessor', 'Recovery officer'] },
    { team: 'Customer services', posts: ['Customer adviser'] },
    { team: 'Parks and open spaces', posts: ['Gardener', 'Ranger'] },
    { team: 'Leisure centre', posts: ['Lifeguard', 'Duty manager', 'Receptionist'] },
    { team: 'Environmental health', posts: ['Environmental health officer', 'Licensing officer'] },
    { team: 'Finance', posts: ['Accountant', 'Payments officer'] },
    { team: 'Human resources', posts: ['HR adviser'] },
    { team: 'Communications', posts: ['Communications officer', 'Web editor'] },
    { team: 'Cleaning', posts: ['Cleaner'], category: 'agency' },
    { team: 'Museum volunteers', posts: ['Volunteer guide'], category: 'on-behalf' },
  ],
}
