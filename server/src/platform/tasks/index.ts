export { DutyGates, type ListedDuty } from './duty-gates.js';
export { TaskService, type TaskToOpen } from './task.service.js';
