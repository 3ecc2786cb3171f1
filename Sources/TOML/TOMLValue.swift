/// A value of a document, with its place.
package struct TOMLValue: Sendable, Equatable {
    /// What the value is.
    package enum Kind: Sendable, Equatable {
        case string(String)
        case integer(Int64)
        case number(Double)
        case bool(Bool)
        /// A date, a time or both, as ISO 8601 text.
        case date(String)
        case array([TOMLValue])
        case table(TOMLTable)
    }

    package let kind: Kind
    package let place: Place
}

/// A table: its entries in the order of the file.
package struct TOMLTable: Sendable, Equatable {
    /// A key with its value; each knows its own place.
    package struct Entry: Sendable, Equatable {
        package let key: String
        package let keyPlace: Place
        package let value: TOMLValue
    }

    package let entries: [Entry]

    /// The value of a key, nil when the table has no such key.
    package subscript(_ key: String) -> TOMLValue? { entries.first { $0.key == key }?.value }
}

extension TOMLValue {
    /// What people call such a value, for messages.
    var noun: String {
        switch kind {
        case .string: "text"
        case .integer, .number: "a number"
        case .bool: "true or false"
        case .date: "a date"
        case .array: "a list"
        case .table: "a table"
        }
    }
}
