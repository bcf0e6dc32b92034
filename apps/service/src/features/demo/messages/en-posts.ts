import type { DemoPosts } from '../demo-people.ts'

/** Posts and teams of the invented body. Another language has as many posts. */
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
  teams: {
    refuse: { team: 'Refuse and recycling', posts: ['Loader', 'Driver', 'Crew leader'] },
    housing: { team: 'Housing', posts: ['Housing officer', 'Tenancy officer', 'Repairs adviser'] },
    planning: { team: 'Planning', posts: ['Planning officer', 'Enforcement officer'] },
    revenues: { team: 'Revenues and benefits', posts: ['Benefits assessor', 'Recovery officer'] },
    customers: { team: 'Customer services', posts: ['Customer adviser'] },
    parks: { team: 'Parks and open spaces', posts: ['Gardener', 'Ranger'] },
    leisure: { team: 'Leisure centre', posts: ['Lifeguard', 'Duty manager', 'Receptionist'] },
    health: { team: 'Environmental health', posts: ['Environmental health officer', 'Licensing officer'] },
    finance: { team: 'Finance', posts: ['Accountant', 'Payments officer'] },
    people: { team: 'Human resources', posts: ['HR adviser'] },
    communications: { team: 'Communications', posts: ['Communications officer', 'Web editor'] },
    cleaning: { team: 'Cleaning', posts: ['Cleaner'] },
    museum: { team: 'Museum volunteers', posts: ['Volunteer guide'] },
  },
}
