// The word `mentor`: an overview of the person's mentoring, and short ways to change it.
export { createLeadOverview } from './lead-overview';
export { mentorWord } from './mentor-word';
