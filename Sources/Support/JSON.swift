import FoundationEssentials

/// A JSON value of unknown shape, for wires whose shape varies (Notion) and for stored records.
///
/// Known shapes use `Codable` structs. Objects do not keep their key order.
package enum JSON: Sendable, Hashable, Codable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([String: JSON].self) {
            self = .object(value)
        } else {
            self = .array(try container.decode([JSON].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value):
            // Whole numbers without a decimal point: Notion and LinkedIn answer 400 to "page_size": 100.0.
            if let whole = Int64(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSON {
    /// Parses UTF-8 bytes; of members with one name the last counts.
    package init(parsing bytes: [UInt8]) throws(JSONProblem) {
        self = try bytes.withUnsafeBufferPointer { (bytes) throws(JSONProblem) in try JSONReading.value(bytes) }
    }

    /// The compact UTF-8 form with sorted keys, the same for equal values.
    package func serialized() -> [UInt8] {
        var writing = JSONWriting()
        writing.write(self)
        return writing.bytes
    }

    /// A value as a document for programs: sorted keys, dates in ISO 8601, messages in English.
    package static func document(of value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let key = Message.inEnglish { encoder.userInfo[key] = true }
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Timestamp.text(date))
        }
        return [UInt8](try encoder.encode(value))
    }

    /// The compact form as a string.
    package var text: String { String(decoding: serialized(), as: UTF8.self) }

    /// A member of an object, nil for anything else.
    package subscript(_ key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// An element of an array, nil when there is none.
    package subscript(_ index: Int) -> JSON? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    /// The string, nil for anything else.
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The number, nil for anything else.
    package var number: Double? { if case .number(let value) = self { value } else { nil } }
    /// The number when it is whole, nil for anything else.
    package var integer: Int? { number.flatMap { Int(exactly: $0) } }
    /// The truth value, nil for anything else.
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The elements, nil for anything else.
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
    /// The members, nil for anything else.
    package var object: [String: JSON]? { if case .object(let value) = self { value } else { nil } }
    /// Whether it is null.
    package var isNull: Bool { self == .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }
    package init(nilLiteral: ()) { self = .null }
}

extension JSON {
    /// A number from an integer.
    package static func integer(_ value: some BinaryInteger) -> JSON { .number(Double(value)) }
    /// The string, or null when there is none.
    package static func optional(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
}
