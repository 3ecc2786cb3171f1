import Markup
import Support
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

    /// The bytes are those of Python's tables for the same charset, under one of its other names.
    @Test(
        arguments: [
            ("437", [0x80], "Ç"), ("cp737", [0x80], "Α"), ("ibm775", [0x80], "Ć"), ("850", [0x80], "Ç"), ("cspcp852", [0x80], "Ç"),
            ("ibm855", [0x80], "ђ"), ("csibm857", [0x9F], "ş"), ("ibm860", [0x80], "Ç"), ("cp_is", [0x8D], "Þ"),
            ("cspc862latinhebrew", [0x80], "א"), ("csibm863", [0x84], "Â"), ("ibm864", [0x80], "°"), ("csibm865", [0x80], "Ç"),
            ("866", [0x80], "А"), ("cp869", [0x86], "Ά"), ("windows-874", [0xA1], "ก"), ("ebcdic-cp-us", [0x51], "é"),
            ("ebcdic_cp_be", [0x51], "é"), ("ibm1140", [0x9F], "€"), ("cp1125", [0x80], "А"), ("windows_1250", [0x80], "€"),
            ("ms-cyrl", [0x80], "Ђ"), ("ms-ansi", [0x80], "€"), ("ms-greek", [0x80], "€"), ("ms-turk", [0x80], "€"),
            ("ms-hebr", [0x80], "€"), ("ms-arab", [0x81], "پ"), ("winbaltrim", [0x80], "€"), ("windows-1258", [0x80], "€"),
            ("latin2", [0xB1], "ą"), ("iso-8859-3", [0xA1], "Ħ"), ("iso-8859-4", [0xB1], "ą"), ("iso-8859-5", [0xEF], "я"),
            ("iso-8859-6", [0xD9], "ع"), ("iso-8859-7", [0xE1], "α"), ("iso-8859-8", [0xE0], "א"), ("iso-8859-9", [0xFE], "ş"),
            ("iso-8859-10", [0xB1], "ą"), ("iso-8859-13", [0xE0], "ą"), ("iso-8859-14", [0xF0], "ŵ"), ("iso-8859-15", [0xA4], "€"),
            ("iso-8859-16", [0xBA], "ș"), ("latin1", [0xE9], "é"), ("cskoi8r", [0xD0], "п"), ("koi8-u", [0xA7], "ї"),
            ("koi8-t", [0x80], "қ"), ("macroman", [0x8E], "é"), ("mac-cyrillic", [0xDF], "я"), ("maccentraleurope", [0x88], "ą"),
            ("x-sjis", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("x-euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
            ("gb_2312-80", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("x-gbk", [0xD6, 0xD0, 0xCE, 0xC4], "中文"),
            ("gb18030", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("cn-big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
            ("big5-hkscs", [0xA4, 0xA4, 0xA4, 0xE5], "中文"), ("ks_c_5601-1987", [0xC7, 0xD1, 0xB1, 0xB9], "한국"),
            ("windows-949", [0xC7, 0xD1, 0xB1, 0xB9], "한국"), ("utf-16le", [0xE9, 0x00], "é"), ("utf-16be", [0x00, 0xE9], "é"),
            ("utf-32le", [0xE9, 0x00, 0x00, 0x00], "é"), ("utf-32be", [0x00, 0x00, 0x00, 0xE9], "é"), ("utf8", [0xC3, 0xA9], "é"),
        ] as [(String, [UInt8], String)])
    func everyLegacyCharsetIsReadByItsNames(name: String, bytes: [UInt8], expected: String) {
        #expect(text(Charset.decode(bytes, declared: name)) == expected)
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

    @Test func whatIsUTF8IsWhatTheStandardLibraryTakesForIt() {
        var chance = SeededRandom(seed: 1)
        let pieces: [[UInt8]] = [
            Array("plain text".utf8), [0xC3, 0xA9], [0xE2, 0x80, 0x99], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80],
        ]
        var valid = 0
        for _ in 0..<5000 {
            var bytes: [UInt8] = [0x61]
            for _ in 0..<Int.random(in: 0...6, using: &chance) { bytes += pieces.randomElement(using: &chance) ?? [] }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect(Charset.decode(bytes).isDoubtful == !isValid, "\(bytes)")
            valid += isValid ? 1 : 0
        }
        #expect(valid > 500 && valid < 4500)
    }

    @Test func noBytesAreNoText() {
        #expect(Charset.decode([], declared: "shift_jis").bytes == [])
    }

    private func text(_ decoded: Charset.Decoded) -> String { String(decoding: decoded.bytes, as: UTF8.self) }
}
