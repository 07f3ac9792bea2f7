#pragma once

/// Has a connection of SQLite refuse what only a hostile or a careless program does: SQL that writes into the tables
/// beneath an index of full text or into the schema itself, and schemas that call functions with side effects.
///
/// `sqlite3_db_config` takes arguments of changing kinds, which Swift cannot pass.
///
/// - Returns: SQLite's result, 0 for done.
int sqlite_defend(void *connection);
