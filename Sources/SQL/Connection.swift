internal import CSQLite
internal import Support

/// One connection with its prepared statements; used by one actor, so SQLite's own mutex is off.
final class Connection {
    enum Access {
        case readWrite
        case readOnly
        /// For a file that is only looked at: nothing in it or beside it is changed, so that it may be anybody's.
        case look
        /// For the target of a backup, whose pages and settings come from elsewhere.
        case blank
    }

    let handle: OpaquePointer
    private var kept: [String: CompiledStatement] = [:]
    /// Literal SQL has a few hundred texts at most; more means statements made at run time, which are not worth keeping.
    private static let keptLimit = 256

    init(path: String, access: Access, busyTimeout: Duration) throws {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(
            access == .look ? lookAddress(of: path) : path, &handle, access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            throw StoreError.of(handle, code, while: "open \(path)")
        }
        self.handle = handle
        let milliseconds = busyTimeout.components.seconds * 1000 + busyTimeout.components.attoseconds / 1_000_000_000_000_000
        sqlite3_busy_timeout(handle, Int32(clamping: milliseconds))
        try harden()
        switch access {
        case .readWrite:
            // Freed pages go back to the disk when somebody says so; a file that exists keeps what it was made with.
            let pages = try statement("PRAGMA page_count", []) { try $0.step() ? $0.integer(0) : 0 }
            if pages == 0 { try execute("PRAGMA auto_vacuum = INCREMENTAL") }
            try execute(Self.writerSettings)
        case .readOnly, .look: try execute(Self.readerSettings)
        case .blank: break
        }
    }

    deinit {
        // A statement still open would keep the connection, and with it the file, alive.
        kept.removeAll()
        sqlite3_close_v2(handle)
    }

    // Debian builds SQLite with SECURE_DELETE on, which writes every freed page once more.
    private static let writerSettings = """
        PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 16777216; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192
        """
    // What a reader remembers is worth nothing after the next commit.
    private static let readerSettings = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2048"

    private func harden() throws {
        for (option, on) in [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
        ] as [(Int32, Int32)] {
            let code = csqlite_db_config_bool(handle, option, on)
            if code != SQLITE_OK { throw StoreError.of(handle, code, while: "set option \(option)") }
        }
    }

    /// Runs statements that give no rows and take no values, one after the other.
    func execute(_ sql: String) throws {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        if code != SQLITE_OK { throw StoreError.of(handle, code, while: "run \"\(excerpt(sql))\"") }
    }

    /// Lends a prepared statement; it is reset, cleared and kept for the next use whatever `body` does.
    func statement<Result>(_ sql: String, _ values: [SQLValue], _ body: (CompiledStatement) throws -> Result) throws -> Result {
        let known = kept[sql]
        // A body that runs the same SQL again gets a statement of its own.
        let statement = try known.flatMap { $0.isLent ? nil : $0 } ?? CompiledStatement(sql, on: handle)
        if known == nil, kept.count < Self.keptLimit { kept[sql] = statement }
        statement.isLent = true
        defer {
            statement.reset()
            statement.isLent = false
        }
        try statement.bind(values)
        return try body(statement)
    }

    /// Whether a transaction is open.
    var inTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
    /// Rows changed by the last statement.
    var changes: Int { Int(sqlite3_changes64(handle)) }
    /// Rows changed since the connection was opened.
    var totalChanges: Int64 { sqlite3_total_changes64(handle) }
}

extension Connection.Access {
    fileprivate var flags: Int32 {
        switch self {
        case .readWrite, .blank: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .readOnly: SQLITE_OPEN_READONLY
        case .look: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        }
    }
}

/// The address by which SQLite only looks at a file. One in use has a log beside it, whose commits count; of one without a log SQLite
/// is told that nobody writes to it, else it would make one (https://www.sqlite.org/uri.html#uriimmutable).
func lookAddress(of path: String) -> String {
    let plain = path.utf8.map { byte in
        let isPlain =
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "/._-".utf8.contains(byte)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.text([byte])
    }.joined()
    return "file:\(plain)?mode=ro" + (Files.exists(path + "-wal") ? "" : "&immutable=1")
}
