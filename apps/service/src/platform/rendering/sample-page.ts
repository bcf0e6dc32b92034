import type { RenderedPage } from './renderer.ts'

const provisionTexts = [
  'You must not share your password or use somebody else’s account.',
  'You should make clear that what you say is your own view <and> not the body’s.',
  'Take care with photographs of people who have not agreed to be in them.',
]

/**
 * A page about as large as a person's own: a summary, tasks, a question and a button, with the layout around it.
 * Its words stand in for a feature's; it is rendered only by tests and by the bench.
 */
export function samplePage(): RenderedPage {
  return {
    view: 'views/samples/components.njk',
    locale: 'en',
    title: 'Read and acknowledge the social media policy',
    errors: [{ field: 'answer', message: 'Choose what you would do' }],
    backLink: { href: '/', text: 'Back' },
    bodyName: 'Example Borough Council',
    navigation: [
      { href: '/mine', text: 'Your policies', active: true },
      { href: '/policies', text: 'All policies' },
      { href: '/sign-out', text: 'Sign out' },
    ],
    csrfToken: () => 'sample-token',
    model: {
      introduction: 'You are asked because you work for Example Borough Council & use its accounts.',
      facts: Array.from({ length: 8 }, (_value, index) => ({
        key: { text: `Provision ${index + 1}.1` },
        value: { text: provisionTexts[index % provisionTexts.length] },
        actions: {
          items: [{ href: `/policies/x#${index}`, text: 'Read', visuallyHiddenText: `provision ${index}` }],
        },
      })),
      tasks: Array.from({ length: 6 }, (_value, index) => ({
        title: { text: `Scenario ${index + 1}` },
        href: `/mine/scenario/${index + 1}`,
        status: index < 3 ? { text: 'Completed' } : { tag: { text: 'To do', classes: 'govuk-tag--blue' } },
      })),
      nameLabel: 'Your name, as it will be on the receipt',
      name: '"A" <B>',
      question: 'A resident is rude about you on your own page. What do you do?',
      answers: provisionTexts.map((text, index) => ({
        value: `${index}`,
        text,
        hint: { text: 'Choose one' },
      })),
      button: 'Continue',
    },
  }
}
