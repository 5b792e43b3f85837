export { mcpOverHttp } from './http.ts'
export { type McpOptions, mcpServer } from './server.ts'
export type { Log } from './tool.ts'
