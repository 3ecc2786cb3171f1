import FoundationEssentials

extension JSON {
    /// The value of known shape that `init(encoding:)` was given; throws a `DecodingError` for any other.
    package func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        switch type {
        case is JSON.Type: try Self.cast(self)
        case is String.Type: try Self.cast(string)
        case is Int.Type: try Self.cast(integer)
        case is Bool.Type: try Self.cast(bool)
        case is Double.Type: try Self.cast(number)
        case is Float.Type: try Self.cast(number.map { Float($0) })
        case is Date.Type: try Self.cast(integer.map { Date(milliseconds: Int64($0)) })
        case let type as any BinaryInteger.Type: try Self.cast(number.flatMap { Self.whole($0, type) })
        default: try Value(from: JSONDecoding(json: self))
        }
    }

    private static func whole<Number: BinaryInteger>(_ number: Double, _ type: Number.Type) -> Any? { Number(exactly: number) }

    private static func cast<Value>(_ value: Any?) throws -> Value {
        guard let value = value as? Value else { throw mismatch(Value.self) }
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
