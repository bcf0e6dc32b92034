import { check } from '@moothall/checker'

const begin = performance.now()
check(
  { text: 'Proud to be part of the team that planted 400 trees today' },
  { title: '', body: 'Example Borough Council', provisions: [] },
  { capacity: 'personal', identifiable: true, role: 'officer' },
)
process.stdout.write((performance.now() - begin).toFixed(2))
