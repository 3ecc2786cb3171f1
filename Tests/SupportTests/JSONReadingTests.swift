import FoundationEssentials
import Support
import Testing

/// JSON as RFC 8259 has it, read as Foundation reads it.
struct JSONReadingTests {
    @Test(arguments: [
        "{}", "[]", " [ 1 , -2.5e3 , 0 , 1E-2, 12345678901234567890 ] ", "{\"a\": {\"b\": [true, false, null]}}", "\"\"",
        #""\u00e9\ud83d\ude00\n\r\t\b\f\/\\\"""#, "\"é😀\"", "{\"a\":1,\"b\":\"\"}", "-0", "1e5", "0.1", "[[[[[]]]]]",
    ])
    func whatIsJSONIsRead(text: String) throws {
        #expect(try JSON(parsing: Array(text.utf8)) == JSONDecoder().decode(JSON.self, from: Data(text.utf8)))
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
        "\"\\ud800x\"",
        "\"\\udc00\"", "\"\n\"", "01", "1.", ".5", "+1", "1e", "-", "--1", "1e999", "tru", "nulll", "NaN", "[1] 2", "{\"a\":1 \"b\":2}",
        "[1 2]",
        "\u{FEFF}", "// x\n1",
    ])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(throws: JSONProblem.self) { try JSON(parsing: Array(text.utf8)) }
    }

    @Test func bytesThatAreNoUTF8AreRefused() {
        #expect(throws: JSONProblem.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONProblem.self) { try JSON(parsing: [0x22, 0xC3, 0x5C, 0x6E, 0x22]) }
    }

    @Test func depthIsBounded() throws {
        let deep = { (count: Int) in Array((String(repeating: "[", count: count) + String(repeating: "]", count: count)).utf8) }
        #expect(throws: Never.self) { try JSON(parsing: deep(512)) }
        #expect(throws: JSONProblem.self) { try JSON(parsing: deep(513)) }
        #expect(throws: JSONProblem.self) { try JSON(parsing: Array(String(repeating: "[", count: 1_000_000).utf8)) }
    }

    @Test func ofMembersWithOneNameTheLastCounts() throws {
        #expect(try JSON(parsing: Array("{\"a\": 1, \"a\": 2}".utf8)) == ["a": 2])
    }
}
