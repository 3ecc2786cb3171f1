import Markup
import Testing

struct CharsetTests {
    @Test(arguments: [
        ("windows-1251", [0xCF, 0xF0, 0xE8], "При"), ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"),
        ("GB2312", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("iso-8859-1", [0xE9, 0x80], "é€"), ("ISO-8859-2", [0xB1], "ą"),
        ("EUC-KR", [0xC7, 0xD1], "한"), ("koi8-r", [0xD0], "п"), ("Big5", [0xA4, 0xA4], "中"), ("euc-jp", [0xC6, 0xFC], "日"),
        ("us-ascii", [0x93, 0x61, 0x94], "“a”"), ("no-such-charset", [0xE9], "é"), ("UTF-7//TRANSLIT", [0xE9], "é"),
    ])
    func declaredCharsetsAreRead(name: String, bytes: [Int], expected: String) {
        let bytes = bytes.map { UInt8($0) }
        #expect(text(Charset.decode(bytes, declared: name)) == expected)
        let document = Array("<?xml version='1.0' encoding=\"\(name)\"?><a>".utf8)
        #expect(text(Charset.decode(document + bytes)).hasSuffix("<a>" + expected))
    }

    @Test func aByteOrderMarkWinsOverEveryDeclaration() {
        #expect(text(Charset.decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], declared: "iso-8859-1")) == "é")
        #expect(text(Charset.decode([0xFF, 0xFE, 0xE9, 0x00], declared: "utf-8")) == "é")
        #expect(text(Charset.decode([0xFE, 0xFF, 0x00, 0xE9])) == "é")
    }

    @Test func utf16WithoutAMarkIsKnownByItsFirstCharacter() {
        let little = "<a>é</a>".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(text(Charset.decode(little)) == "<a>é</a>")
    }

    @Test func whatTheTransferDeclaresWinsOverTheDocument() {
        let bytes = Array("<?xml version='1.0' encoding='iso-8859-1'?>".utf8) + [0xCF]
        #expect(text(Charset.decode(bytes, declared: "windows-1251")).hasSuffix("П"))
    }

    @Test func utf8ThatSaysOtherwiseStaysUTF8() {
        let decoded = Charset.decode(Array("é 東京".utf8), declared: "iso-8859-1")
        #expect(text(decoded) == "é 東京")
        #expect(decoded.isDoubtful)
    }

    @Test func bytesThatAreNotUTF8AreReadAsWindows1252AmongThoseThatAre() {
        let decoded = Charset.decode(Array("東".utf8) + [0x92, 0xE9])
        #expect(text(decoded) == "東’é")
        #expect(decoded.isDoubtful)
    }

    @Test func aCutMultibyteCharacterIsReplaced() {
        #expect(text(Charset.decode([0x93, 0xFA, 0x96], declared: "shift_jis")) == "日\u{FFFD}")
    }

    @Test func noBytesAreNoText() {
        #expect(Charset.decode([], declared: "shift_jis").bytes == [])
    }

    private func text(_ decoded: Charset.Decoded) -> String { String(decoding: decoded.bytes, as: UTF8.self) }
}
