package import FoundationEssentials
package import Support

/// A value bound to a placeholder.
package enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A whole number.
    case integer(Int64)
    /// A fraction.
    case real(Double)
    /// Text in UTF-8.
    case text(String)
    /// Bytes as they are.
    case blob([UInt8])
}

extension SQLValue {
    /// An integer, or NULL.
    package static func int(_ value: Int?) -> SQLValue { value.map { .integer(Int64($0)) } ?? .null }
    /// A fraction, or NULL.
    package static func number(_ value: Double?) -> SQLValue { value.map { .real($0) } ?? .null }
    /// A string, or NULL.
    package static func string(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
    /// 1 for true, 0 for false.
    package static func bool(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
    /// Milliseconds since 1970 UTC, or NULL.
    package static func date(_ value: Date?) -> SQLValue { value.map { .integer($0.milliseconds) } ?? .null }
    /// Whole milliseconds of a length of time, or NULL.
    package static func duration(_ value: Duration?) -> SQLValue { value.map { .integer(Int64(($0.seconds * 1000).rounded())) } ?? .null }
    /// Bytes, or NULL.
    package static func bytes(_ value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }
    /// JSON as text with sorted keys, or NULL.
    package static func json(_ value: JSON?) -> SQLValue { value.map { .text($0.text) } ?? .null }

    /// A value of known shape as JSON text with sorted keys and dates as whole milliseconds; throws what encoding throws.
    package static func encoded(_ value: some Encodable) throws -> SQLValue { .json(try JSON(encoding: value)) }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
}
