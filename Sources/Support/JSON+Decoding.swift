import FoundationEssentials

extension JSON {
    /// The value of known shape that `init(encoding:)` was given; throws a `DecodingError` for any other. A feed's state is read in 18 us
    /// with the parsing, by Foundation's decoder in 24 us (`feedcost rows`).
    package func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        // Types are compared, not cast to: where the type is only known at run time, each cast that fails costs more than all of these.
        if type == JSON.self { return try Self.cast(self) }
        if type == String.self { return try Self.cast(string) }
        if type == Int.self { return try Self.cast(integer) }
        if type == Bool.self { return try Self.cast(bool) }
        if type == Double.self { return try Self.cast(number) }
        if type == Date.self { return try Self.cast(integer.map { Date(milliseconds: Int64($0)) }) }
        if type == Float.self { return try Self.cast(number.map { Float($0) }) }
        if let integer = Self.integers.first(where: { $0 == type }) { return try Self.cast(number.flatMap { Self.whole($0, integer) }) }
        return try Value(from: JSONDecoding(json: self))
    }

    /// Those besides `Int`.
    static let integers: [any (BinaryInteger & Sendable).Type] = [
        Int64.self, UInt64.self, UInt8.self, UInt.self, Int32.self, UInt32.self, Int16.self, UInt16.self, Int8.self,
    ]

    private static func whole<Number: BinaryInteger>(_ number: Double, _ type: Number.Type) -> Any? { Number(exactly: number) }

    private static func cast<Content, Value>(_ content: Content?) throws -> Value {
        guard let content, let value = content as? Value else { throw mismatch(Value.self) }
        return value
    }

    fileprivate static func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(type, DecodingError.Context(codingPath: [], debugDescription: "another type"))
    }
}

private struct JSONDecoding: Decoder {
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    let json: JSON

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = json else { throw JSON.mismatch([String: Any].self) }
        return KeyedDecodingContainer(Members<Key>(members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = json else { throw JSON.mismatch([Any].self) }
        return Elements(elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { Single(json: json) }

    private struct Single: SingleValueDecodingContainer {
        var codingPath: [any CodingKey] { [] }
        let json: JSON

        func decodeNil() -> Bool { json.isNull }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try json.decoded() }
    }

    private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }
        let members: [String: JSON]

        func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
        func decodeNil(forKey key: Key) -> Bool { members[key.stringValue]?.isNull ?? true }
        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).decoded() }
        func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) throws -> KeyedDecodingContainer<Inner> {
            try JSONDecoding(json: member(key)).container(keyedBy: type)
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try JSONDecoding(json: member(key)).unkeyedContainer()
        }
        func superDecoder() -> any Decoder { JSONDecoding(json: members["super"] ?? .null) }
        func superDecoder(forKey key: Key) throws -> any Decoder { JSONDecoding(json: try member(key)) }

        private func member(_ key: Key) throws -> JSON {
            guard let value = members[key.stringValue] else {
                throw DecodingError.keyNotFound(key, DecodingError.Context(codingPath: [], debugDescription: key.stringValue))
            }
            return value
        }
    }

    private struct Elements: UnkeyedDecodingContainer {
        var codingPath: [any CodingKey] { [] }
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex >= elements.count }
        var currentIndex = 0
        let elements: [JSON]

        init(elements: [JSON]) { self.elements = elements }

        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd, elements[currentIndex].isNull else { return false }
            currentIndex += 1
            return true
        }
        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decoded() }
        mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
            try JSONDecoding(json: next()).container(keyedBy: type)
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try JSONDecoding(json: next()).unkeyedContainer() }
        mutating func superDecoder() throws -> any Decoder { JSONDecoding(json: try next()) }

        private mutating func next() throws -> JSON {
            guard !isAtEnd else { throw JSON.mismatch(JSON.self) }
            currentIndex += 1
            return elements[currentIndex - 1]
        }
    }
}
