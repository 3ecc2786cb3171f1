internal import CSQLite

/// One prepared statement of one connection.
final class CompiledStatement {
    let sql: String
    private let handle: OpaquePointer
    let columnCount: Int32
    /// Column names to positions; of two equal names the first counts.
    let positions: [String: Int32]
    /// Whether somebody has it at the moment.
    var isLent = false

    init(_ sql: String, on database: OpaquePointer) throws {
        self.sql = sql
        var handle: OpaquePointer?
        var text = sql
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(database, $0.baseAddress, Int32($0.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
            }
        }
        guard code == SQLITE_OK, let handle else { throw StoreError.of(database, code, while: "prepare \"\(excerpt(sql))\"") }
        self.handle = handle
        columnCount = sqlite3_column_count(handle)
        positions = Dictionary((0..<columnCount).map { (String(cString: sqlite3_column_name(handle, $0)), $0) }) { first, _ in first }
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [SQLValue]) throws {
        guard values.count == Int(sqlite3_bind_parameter_count(handle)) else {
            throw StoreError(
                .statement, "\"\(excerpt(sql))\" takes \(sqlite3_bind_parameter_count(handle)) values and was given \(values.count).")
        }
        for (index, value) in values.enumerated() {
            let code = bind(value, at: Int32(index + 1))
            if code != SQLITE_OK { throw failure(code) }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let value): return sqlite3_bind_int64(handle, index, value)
        case .real(let value): return sqlite3_bind_double(handle, index, value)
        case .text(var value):
            return value.withUTF8 { bytes in
                // A nil pointer would bind NULL where an empty text is meant.
                bytes.baseAddress.map { csqlite_bind_text(handle, index, $0, UInt64(bytes.count)) }
                    ?? csqlite_bind_text(handle, index, "", 0)
            }
        case .blob(let value):
            return value.withUnsafeBytes { bytes in
                bytes.baseAddress.map { csqlite_bind_blob(handle, index, $0, UInt64(bytes.count)) }
                    ?? sqlite3_bind_zeroblob(handle, index, 0)
            }
        }
    }

    /// Goes to the next row; false at the end.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Frees the rows and the bound values.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    func type(_ column: Int32) -> Int32 { sqlite3_column_type(handle, column) }
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    func text(_ column: Int32) -> String {
        // The pointer first: asking for it fixes the encoding that the byte count is of.
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        return String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))), as: UTF8.self)
    }

    /// A text as it is stored, for who reads it as bytes.
    func textBytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_text(handle, column) else { return [] }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    private func failure(_ code: Int32) -> StoreError { .of(sqlite3_db_handle(handle), code, while: "run \"\(excerpt(sql))\"") }
}

extension StoreError {
    /// The error that `database` reports last.
    static func of(_ database: OpaquePointer?, _ code: Int32, while action: String) -> StoreError {
        let message = database.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
        return StoreError(code: code, message: message.map { String(cString: $0) } ?? "unknown", while: action)
    }
}

/// The start of a statement on one line: literal SQL holds no values, so it may stand in an error.
func excerpt(_ sql: String) -> String {
    let line = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
}
