import FoundationEssentials
import Support
import Testing

/// Values of known shape as JSON and back, and JSON as text.
struct JSONCodingTests {
    private enum Kind: String, Codable { case good, bad }

    private struct Part: Codable, Hashable {
        var number = -7
        var share = 0.25
        var whole = 3.0
        var isThere = true
        var at = Date(milliseconds: 1_783_156_080_123)
        var missing: String?
        var byte: UInt8 = 255
    }

    private struct Whole: Codable, Hashable {
        var text = "\"é😀\\n\u{1}"
        var kind = Kind.bad
        var part: Part? = Part()
        var parts = [Part(), Part(number: 1)]
        var table = ["b": [1, 2], "a": []]
        var names: Set<String> = ["one"]
        var nothing: [Int?] = [1, nil]
        var json: JSON = ["x": [1, nil, "y"]]
    }

    @Test func `a value comes back as it was`() throws {
        let value = Whole()
        let json = try JSON(encoding: value)
        #expect(try json.decoded(as: Whole.self) == value)
        #expect(try JSON(parsing: json.serialized()).decoded(as: Whole.self) == value)
        #expect(json["part"]?["at"]?.integer == 1_783_156_080_123 && json["part"]?["missing"] == nil && json["kind"] == "bad")
    }

    @Test func `it is the JSON that Foundation makes`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { try $0.milliseconds.encode(to: $1) }
        #expect(try JSON(encoding: Whole()).serialized() == [UInt8](try encoder.encode(Whole())))
    }

    @Test(arguments: [
        "[0,-1,1.5,1e300,-1e-7,123456789012345680000,9007199254740993]", "{\"B\":1,\"a\":2,\"A\":3,\"10\":4,\"9\":5,\"é\":6,\"_\":7}",
        "\"\\u0000\\u001f\\u007f\\b\\f/\\u2028 <\\\\>\"", "[[],{},null,true]",
    ])
    func `text is written as Foundation writes it`(text: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let value = try JSON(parsing: Array(text.utf8))
        #expect(value.serialized() == [UInt8](try encoder.encode(value)))
    }

    @Test func `a Message is kept with its places`() {
        let message: Message = "It has \(3) parts, \("é")."
        #expect(Message(stored: message.stored).description == message.description && message.stored.hasPrefix("{\"says\":"))
    }

    @Test func `what does not fit is refused`() throws {
        #expect(throws: DecodingError.self) { try JSON.string("x").decoded(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSON.number(1.5).decoded(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSON.number(256).decoded(as: UInt8.self) }
        #expect(throws: DecodingError.self) { try JSON.null.decoded(as: Whole.self) }
        #expect(throws: DecodingError.self) { try JSON.object([:]).decoded(as: Whole.self) }
        #expect(throws: EncodingError.self) { try JSON(encoding: Int.max) }
        #expect(try JSON.null.decoded(as: String?.self) == nil)
    }
}
