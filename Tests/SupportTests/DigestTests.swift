import FoundationEssentials
import Support
import Testing

struct DigestTests {
    @Test("SHA-256 gives FIPS 180's example")
    func sha256() {
        #expect(SHA256.hex(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hex(of: [UInt8]()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("BLAKE2b gives what b2sum -l 256 gives")
    func blake2b() {
        #expect(BLAKE2b.hex(of: "abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
    }

    @Test("XXH3 gives what xxhsum -H3 gives")
    func xxh3() {
        #expect(Hex.text(XXH3.hash(of: "")) == "2d06800538d394c2")
        #expect(Hex.text(XXH3.hash(of: [UInt8]())) == "2d06800538d394c2")
        #expect(Hex.text(XXH3.hash(of: "abc")) == "78af5f94892f3950")
        #expect(Hex.text(XXH3.hash(of: Array("Nobody inspects the spammish repetition".utf8))) == "6cb00603b5cc47e9")
        #expect(XXH3.hash(of: "abc", seed: 1) != XXH3.hash(of: "abc"))
        #expect(XXH3.hash(ofEach: ["a", nil, "b"]) != XXH3.hash(ofEach: ["a", "", "b"]))
        #expect(XXH3.hash(ofEach: ["ab", "c"]) != XXH3.hash(ofEach: ["a", "bc"]))
    }

    @Test("HMAC-SHA-256 gives RFC 4231's second example, and takes keys longer than a block")
    func hmac() {
        let short = HMACSHA256.hex(key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8))
        #expect(short == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = HMACSHA256.hex(
            key: [UInt8](repeating: 0xaa, count: 131), message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
        #expect(long == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test("Equal bytes are equal, others and other lengths are not")
    func comparison() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
        #expect(constantTimeEqual([], []))
    }

    @Test("Hexadecimal text is read back in either case, and refused when odd")
    func hex() {
        #expect(Hex.bytes("00ffA5") == [0, 255, 165])
        #expect(Hex.bytes("abc") == nil)
        #expect(Hex.bytes("zz") == nil)
    }
}

struct IdentifierTests {
    @Test("Identifiers are valid lower-case UUIDs of version 7 that carry their time")
    func form() {
        let name = Identifier.make(at: Date(milliseconds: 0x0187_1234_5678))
        #expect(UUIDText.isValid(name))
        #expect(name.hasPrefix("01871234-5678-7"))
        #expect(name == name.lowercased())
        #expect("89ab".contains(name[name.index(name.startIndex, offsetBy: 19)]))
    }

    @Test("Identifiers sort by time and do not repeat")
    func order() {
        let names = (0..<100).map { Identifier.make(at: Date(milliseconds: 1_800_000_000_000 + $0)) }
        #expect(names == names.sorted())
        #expect(Set((0..<1000).map { _ in Identifier.make(at: Date(milliseconds: 1)) }).count == 1000)
    }

    @Test("UUIDs are recognised and normalised")
    func recognition() {
        #expect(UUIDText.normalized("AB12CD34EF5678901234567890ABCDEF") == "ab12cd34-ef56-7890-1234-567890abcdef")
        #expect(UUIDText.normalized("ab12cd34-ef56-7890-1234-567890abcdef") == "ab12cd34-ef56-7890-1234-567890abcdef")
        #expect(UUIDText.normalized("ab12") == nil)
        #expect(!UUIDText.isValid("ab12cd34-ef56-7890-1234-567890abcdeg"))
    }
}
