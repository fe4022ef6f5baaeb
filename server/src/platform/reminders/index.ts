export { type ReminderRules, ReminderService } from './reminder.service.js';
