import { listenProblem } from "./address.mjs";

/** @typedef {import("./terminal.mjs").Problem} Problem */

/**
 * Puts into words why the server did not start, and what to do about it.
 * @param {import("./serve.mjs").NotStarted} notStarted
 * @param {Pick<import("./serve.mjs").ServeOptions, "dataDir" | "port" | "host">} options
 * @param {string} command how the person started it, such as "npm start"
 * @returns {Problem}
 */
export function startProblem({ error, detail }, { dataDir, port, host }, command) {
  switch (error) {
    case "EADDRINUSE":
    case "EACCES":
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return listenProblem(error, { port, host }, command);
    case "unwritable-directory":
    case "unwritable":
      return {
        zh: `无法写入数据目录 ${dataDir}（${detail}）。请修改它的权限，或用 DATA_DIR 指定另一个目录。`,
        en: `The data directory ${dataDir} cannot be written (${detail}). Change its permissions, or name another one with DATA_DIR.`,
      };
    case "directory-in-use":
      return {
        zh: `另一个亮灯服务正在使用这个数据目录：${detail}。请先停止它，或用 DATA_DIR 指定另一个目录。`,
        en: `Another Liangdeng server is using this data directory: ${detail}. Stop it first, or name another one with DATA_DIR.`,
      };
    case "newer-database":
      return {
        zh: `数据库 ${detail} 来自更新的版本，本版本不会改动它。请运行更新的版本，或恢复升级前的备份。`,
        en: `The database ${detail} is from a newer version and was left untouched. Run the newer version, or restore a backup from before the upgrade.`,
      };
    case "damaged":
      return {
        zh: `数据库已损坏，没有改动它（${detail}）。请从备份恢复 ${dataDir}。`,
        en: `The database is damaged and was left untouched (${detail}). Restore ${dataDir} from a backup.`,
      };
    case "no-database":
      return {
        zh: `${detail} 不存在。请用 DATA_DIR 指定亮灯的数据目录。`,
        en: `${detail} does not exist. Name Liangdeng's data directory with DATA_DIR.`,
      };
    case "no-backup":
      return {
        zh: `备份文件 ${detail} 不存在。用法：npm run restore -- <备份文件>`,
        en: `The backup ${detail} does not exist. Usage: npm run restore -- <backup file>`,
      };
    case "backup-failed":
      return {
        zh: `备份没有完成，没有留下文件（${detail}）。请检查磁盘空间和目录权限后再试。`,
        en: `The backup was not made and no file was left (${detail}). Check the disk's space and the folder's permissions, then try again.`,
      };
    case "demo-data":
      return {
        zh: `${dataDir} 里是演示数据，正式环境不会打开它。请用 DATA_DIR 指定另一个目录。`,
        en: `${dataDir} holds the demo's data, which production does not open. Name another directory with DATA_DIR.`,
      };
    case "not-demo-data":
      return {
        zh: `${dataDir} 里是一家公司的正式数据，演示不会打开它。请用 DATA_DIR 指定另一个目录。`,
        en: `${dataDir} holds a company's real data, which the demo does not open. Name another directory with DATA_DIR.`,
      };
    default:
      return {
        zh: `无法启动：${error}（${detail}）。`,
        en: `Cannot start: ${error} (${detail}).`,
      };
  }
}
