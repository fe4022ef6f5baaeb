export { TaskService, type TaskToOpen } from './task.service.js';
