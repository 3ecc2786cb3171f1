internal import CSQLite
package import FoundationEssentials
package import Support

/// A column of a result, named or counted from 0.
package enum Column: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// By the name it has in the result.
    case name(String)
    /// By its place in the result.
    case position(Int)

    package init(stringLiteral value: String) { self = .name(value) }
    package init(integerLiteral value: Int) { self = .position(value) }
}

/// One row of a result, alive only inside the closure that is handed it.
///
/// Each getter throws a `StoreError` of kind `shape` when the column is missing, NULL or of another type.
package struct Row: ~Copyable {
    private let statement: CompiledStatement

    init(_ statement: CompiledStatement) { self.statement = statement }

    /// A text.
    package func text(_ column: Column) throws -> String { try required(column, optionalText(column)) }
    /// A text, nil for NULL.
    package func optionalText(_ column: Column) throws -> String? { try value(column, SQLITE_TEXT, "text", statement.text) }
    /// A whole number.
    package func integer(_ column: Column) throws -> Int { try required(column, optionalInteger(column)) }
    /// A whole number, nil for NULL.
    package func optionalInteger(_ column: Column) throws -> Int? { try optionalInt64(column).map(Int.init) }
    /// A fraction; whole numbers count too.
    package func real(_ column: Column) throws -> Double { try required(column, optionalReal(column)) }
    /// A fraction, nil for NULL; whole numbers count too.
    package func optionalReal(_ column: Column) throws -> Double? {
        let position = try position(column)
        if statement.type(position) == SQLITE_INTEGER { return Double(statement.integer(position)) }
        return try value(column, SQLITE_FLOAT, "a number", statement.real)
    }
    /// A truth value, stored as 0 or 1.
    package func bool(_ column: Column) throws -> Bool { try integer(column) != 0 }
    /// An instant, stored as milliseconds since 1970 UTC.
    package func date(_ column: Column) throws -> Date { try required(column, optionalDate(column)) }
    /// An instant, nil for NULL.
    package func optionalDate(_ column: Column) throws -> Date? { try optionalInt64(column).map(Date.init(milliseconds:)) }
    /// A length of time, stored as milliseconds.
    package func duration(_ column: Column) throws -> Duration { .milliseconds(try integer(column)) }
    /// Bytes.
    package func blob(_ column: Column) throws -> [UInt8] { try required(column, optionalBlob(column)) }
    /// Bytes, nil for NULL.
    package func optionalBlob(_ column: Column) throws -> [UInt8]? { try value(column, SQLITE_BLOB, "bytes", statement.blob) }
    /// JSON of unknown shape.
    package func json(_ column: Column) throws -> JSON { try decoded(column) }
    /// JSON of unknown shape, nil for NULL.
    package func optionalJSON(_ column: Column) throws -> JSON? { try optionalDecoded(column) }
    /// JSON of a known shape, dates as whole milliseconds.
    package func decoded<Value: Decodable>(_ column: Column, as type: Value.Type = Value.self) throws -> Value {
        try required(column, optionalDecoded(column, as: type))
    }
    /// JSON of a known shape, nil for NULL.
    package func optionalDecoded<Value: Decodable>(_ column: Column, as type: Value.Type = Value.self) throws -> Value? {
        guard let bytes = try value(column, SQLITE_TEXT, "text", statement.textBytes) else { return nil }
        do {
            return try JSON(parsing: bytes).decoded(as: type)
        } catch {
            throw StoreError(.shape, "Column \(column) of the store holds JSON that is no \(type).")
        }
    }
}

extension Row {
    private func optionalInt64(_ column: Column) throws -> Int64? { try value(column, SQLITE_INTEGER, "a whole number", statement.integer) }

    private func value<Value>(_ column: Column, _ type: Int32, _ wanted: String, _ read: (Int32) -> Value) throws -> Value? {
        let position = try position(column)
        switch statement.type(position) {
        case type: return read(position)
        case SQLITE_NULL: return nil
        default: throw StoreError(.shape, "Column \(column) of the store does not hold \(wanted).")
        }
    }

    private func required<Value>(_ column: Column, _ value: Value?) throws -> Value {
        guard let value else { throw StoreError(.shape, "Column \(column) of the store is empty where a value is needed.") }
        return value
    }

    private func position(_ column: Column) throws -> Int32 {
        let found: Int32? =
            switch column {
            case .name(let name): statement.positions[name]
            case .position(let index): statement.positions.isEmpty || index < 0 ? nil : Int32(exactly: index)
            }
        guard let found, found < statement.columnCount else { throw StoreError(.shape, "A result of the store has no column \(column).") }
        return found
    }
}

extension Column: CustomStringConvertible {
    package var description: String {
        switch self {
        case .name(let name): "\"\(name)\""
        case .position(let index): "\(index)"
        }
    }
}
