/**
 * A complete social media policy in Markdown, for a body that has none yet. Every topic of the policy map is
 * covered once, and no provision contradicts another. `[name of body]` stands for the body's name; the policy's
 * owner replaces it, reads every line and changes what does not fit before anybody approves it.
 */
export const starterPolicyText: string = `# Social media policy

[name of body]

## 1. Purpose

1.1 The purpose of this policy is to help everyone who works for or with [name of body] to use social media well. It protects the trust that residents place in us, and it protects the people it applies to by telling them plainly what is expected.

1.2 We apply this policy fairly and openly. Whoever is shown a decision made under it is told which paragraph it rests on. We do not watch personal accounts and we do not score people.

1.3 Nothing in this policy takes away anyone's legal rights. It does not prevent trade union activity, a report to a regulator or to the police, or a whistleblowing disclosure that the law protects.

## 2. Who this policy applies to

2.1 This policy applies to employees, councillors and other members, agency workers, volunteers and anyone else who carries out work on our behalf.

2.2 Suppliers and bidders are told what this policy expects of them during procurement, before a contract is awarded. The contract says which paragraphs apply to their staff.

2.3 Questions, reports and decisions under this policy go to the right person for each group:

- employees: their manager or HR
- councillors and other members: the monitoring officer, under the members' code of conduct
- agency workers: the manager they work for here, together with their agency
- volunteers and people working on our behalf: their volunteer manager or contract manager
- suppliers: the contract manager

## 3. What this policy covers

3.1 Social media means any service where people publish or share things online. It includes social networks, blogs and micro-blogs, forums, messaging groups, review pages, and sites for sharing videos, pictures and files. New services are covered as they appear, whether or not they are named here.

3.2 This policy covers what you publish for work and what you publish in your own name, during working hours or outside them, and on any equipment, whoever owns it. In your own time it is concerned only with things that affect your work, the people you work with or for, or our reputation.

## 4. What you publish

4.1 You are personally responsible for what you publish, share or approve. Remember that a wider audience than you intended may see it.

4.2 You must not publish disparaging or defamatory statements about [name of body], our employees, our councillors, our residents, tenants and customers, or our suppliers and their contractors. Honest and respectful criticism is not disparagement.

4.3 You may say that you work for or with us. When you publish in a personal capacity, you must not make your post look official or suggest that it speaks for us.

4.4 You must not publish racist, sexist or other discriminatory language about any person or group.

4.5 You must not publish insults, threats or anything that a reasonable person would call harassment.

4.6 You must not publish obscene or indecent material where you can be identified as working for or with us.

## 5. Confidential and personal information

5.1 You must not publish sensitive or confidential information about our business. This includes private meetings, tenders and contracts that are still being decided, security arrangements and legal advice.

5.2 You must not publish personal data about residents, customers, councillors or colleagues that you know through your work, such as names, addresses, case details or pictures, without authority.

5.3 You must not publish details that would let others work out who somebody is or what has happened to them, even if you leave out the name.

5.4 Nobody's consent to be seen online may be taken for granted. Respect the privacy of others before you tag, name or picture them.

## 6. Raising a concern

6.1 Whistleblowing, grievances, and complaints of bullying and harassment have their own formal procedures, which give you protection that a post cannot. Use those procedures rather than social media.

6.2 If you are not sure which procedure to use, ask any of the people in paragraph 2.3. You will be told who is dealing with your concern, and that person will not be somebody whom it is about.

6.3 Where a post may itself be a protected disclosure, no disciplinary step is taken because of it until a named person has decided that question and written down the reasons.

## 7. Official accounts

7.1 Our official accounts are used only by the Communications Team and by web editors who have been trained and authorised.

7.2 The Communications Team keeps a register of official accounts and of who may use each one. Access ends on the day when the person's role or training ends.

7.3 What we publish must be accessible. Describe pictures in words, caption videos, write hashtags with a capital letter for each word, and never put important text only in a picture.

7.4 Posts in Welsh and in the other languages of our communities are welcome. Where we have a duty to publish in two languages, both versions must be published at the same time.

## 8. Politics and elections

8.1 Employees and others who must be seen to serve every administration impartially must take care, where they can be identified as working for us, that posts on politics do not put that impartiality in doubt. People in politically restricted posts must also follow the rules of their post.

8.2 Politics is part of a councillor's work, and paragraph 8.1 does not apply to councillors. They must not use our official accounts, our staff or our equipment for party political posts.

8.3 In a pre-election period, official accounts must not publish anything that could influence how people vote. The Communications Team gives guidance before each period begins.

## 9. When something goes wrong

9.1 Anyone who notices what looks like a breach must report it, as soon as they can, to the person named for them in paragraph 2.3. A report made in good faith is never held against you, even if it turns out to be mistaken.

9.2 You may be asked to remove a post that appears to breach this policy. The request is in writing, gives the reason, the paragraph and a deadline, and comes from a person named by the monitoring officer or the head of HR. It asks for no more than is needed, and an urgent request does not decide whether there was a breach. Refusing without good reason may be treated as a breach.

9.3 If your posts are being looked into, you must co-operate by answering questions and showing what is relevant. The login of an official account must be handed over when it is asked for. Nobody may ask you for the password of a personal account.

9.4 A breach of this policy may lead to action, whenever it happened and whatever equipment was used. For employees this is disciplinary action, up to dismissal in the most serious cases. For members it is the members' code of conduct, for agency workers the terms of the assignment, and for suppliers and people working on our behalf the contract or agreement.

9.5 Any action is proportionate and looks at what was said, to whom, with what effect, and what was done to put it right. Whoever investigates does not decide, and you may appeal to somebody who has done neither.

## 10. Reading this policy

10.1 Everyone this policy applies to must read and understand it, and must confirm this when they start and whenever it changes in a way that matters to them.

10.2 Read this policy with the related policies: the employees' or members' code of conduct, the acceptable use policy and the data protection policy. They apply online as they do anywhere else.

## Guidelines

These guidelines help you to follow the policy from day to day.

1. Posting is publishing. Act online as you would when speaking at a public meeting. What you publish may be copied and may stay public after you delete it.
2. If in doubt, ask first. Before you publish something connected with work that makes you uneasy, talk to the Communications Team or to your manager; members may ask the monitoring officer. Advice helps you to decide, and the post remains yours.
3. Think about how you appear. If people can tell from your profile, or from the colleagues you are connected with, that you work for or with us:
   a. keep your profile and your posts consistent with how you would behave towards residents and colleagues
   b. do not use social media to air differences with colleagues; settle them face to face or through a formal procedure
   c. take care when you comment on our policies and practices, and stay away from issues that are still in dispute; councillors may debate both as part of their work
   d. do not confirm, deny, hint at or speculate about rumours that concern work.
4. Speak for yourself. If you write about our work in a personal capacity, use a disclaimer such as: "These are my own views and not those of [name of body]." A disclaimer does not make confidential information safe to publish.
5. You may correct a mistake. When you see something untrue said about us, you may reply with the facts. Say what your connection with us is, give a source that anyone can read, and stay respectful. You do not have to put up with abuse; you may leave the conversation or pass it to the Communications Team.
6. Pass feedback on. If you see a complaint, a fault or a compliment online, send it to the team that can act on it. Faults on our website go to the Communications Team.
7. Use our logo only when the Communications Team has approved it for that purpose.
`
