internal import CXML2

extension Charset {
    /// The charsets that are read, by the names that documents use for them; the C library knows many more, which nobody sends.
    ///
    /// Where the name in use promises less than what is sent, the larger charset stands: latin-1 is windows-1252,
    /// gb2312 is gb18030 (as the WHATWG Encoding Standard does).
    private static let names: [String: String] = {
        var names: [String: String] = [
            "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-16be", "utf16": "utf-16be", "ucs-2": "utf-16be",
            "utf-32": "utf-32be", "ascii": "us-ascii", "ansi_x3.4-1968": "us-ascii", "iso646-us": "us-ascii",
            "latin1": "windows-1252", "latin-1": "windows-1252", "l1": "windows-1252", "iso-8859-1": "windows-1252",
            "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "iso88591": "windows-1252", "iso-8859-11": "windows-874",
            "latin2": "iso-8859-2", "iso-8859-9": "windows-1254", "latin5": "windows-1254", "tis-620": "windows-874",
            "shift-jis": "shift_jis", "sjis": "shift_jis", "x-sjis": "shift_jis", "windows-31j": "shift_jis", "ms_kanji": "shift_jis",
            "x-euc-jp": "euc-jp", "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
            "chinese": "gb18030", "big5": "big5-hkscs", "big5-hkscs": "big5-hkscs", "x-x-big5": "big5-hkscs", "cn-big5": "big5-hkscs",
            "ks_c_5601-1987": "euc-kr", "korean": "euc-kr", "ksc5601": "euc-kr", "windows-949": "euc-kr", "koi8": "koi8-r",
            "macroman": "macintosh", "maccentraleurope": "mac-centraleurope", "maclatin2": "mac-centraleurope", "maciceland": "mac-is",
            "macturkish": "macintosh", "cp-is": "cp861", "csibm861": "cp861", "ibm039": "ibm037", "dbcs": "windows-1252",
            "x-mac-roman": "macintosh", "mac": "macintosh", "x-mac-cyrillic": "maccyrillic", "cp866": "ibm866", "866": "ibm866",
        ]
        let canonical =
            [
                "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "us-ascii", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030",
                "euc-kr", "koi8-r", "koi8-u", "macintosh", "maccyrillic", "ibm866", "windows-874", "viscii",
            ] + (1250...1258).map { "windows-\($0)" } + [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map { "iso-8859-\($0)" }
        for name in canonical { names[name] = name }
        for number in 1250...1258 {
            names["cp\(number)"] = "windows-\(number)"
            names["win-\(number)"] = "windows-\(number)"
            names["x-cp\(number)"] = "windows-\(number)"
        }
        return names
    }()

    /// What glibc's iconv calls the ones that it has under other names.
    static let iconvNames = [
        "windows-874": "CP874", "shift_jis": "CP932", "euc-jp": "EUC-JP-MS", "euc-kr": "UHC", "macintosh": "MACINTOSH",
        "maccyrillic": "MAC-CYRILLIC",
    ]

    /// The charset that a document means by a name; nil when it is none.
    package static func known(_ name: String) -> String? {
        if let known = names[name.lowercased()] { return known }
        let name = String(name.lowercased().filter { !" \t\"'".contains($0) })
        let hyphened = name.replacing("_", with: "-")
        return names[name] ?? names[hyphened] ?? (isLegacy(hyphened) ? hyphened : nil)
    }

    /// Whether it is one of the old code pages that the C library knows by that name.
    private static func isLegacy(_ name: String) -> Bool {
        let families = [
            "cp", "ibm", "csibm", "cspc", "ebcdic-", "koi8-", "cskoi8", "csmacintosh", "mac-", "ms-", "tcvn", "windows-", "winbal",
        ]
        guard name.utf8.count <= 24, families.contains(where: name.hasPrefix) || Int(name) != nil,
            name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }),
            let converter = cxml_open(name)
        else { return false }
        iconv_close(converter)
        return true
    }

    /// Whether plain ASCII text means the same in that charset.
    package static func isASCIICompatible(_ name: String) -> Bool {
        if name == "utf-8" { return true }
        if isWide(name) || name == "iso-2022-jp" { return false }
        // EBCDIC's letters are elsewhere.
        return !isLegacy(name) || reads(Array("<?xml".utf8), in: name) == "<?xml"
    }

    private static func reads(_ bytes: [UInt8], in name: String) -> String {
        String(decoding: convert(bytes, from: name, doubtful: false).bytes, as: UTF8.self)
    }

    /// The name in `<?xml encoding="..."?>` or in `<meta charset=...>`, within the first kilobyte or so.
    static func declaration(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(2048).drop { $0 <= 0x20 }
        if lowered(head.prefix(5)).elementsEqual("<?xml".utf8) {
            return value(after: "encoding", in: lowered(head.prefix { $0 != UInt8(ascii: ">") })[...])
        }
        return value(after: "charset", in: lowered(head)[...])
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 } }

    private static func value(after word: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        let word = Array("\(word)".utf8)
        guard bytes.count > word.count else { return nil }
        var index = bytes.startIndex
        while index + word.count < bytes.endIndex {
            defer { index += 1 }
            guard bytes[index...].starts(with: word) else { continue }
            let rest = bytes[(index + word.count)...].drop { $0 <= 0x20 }
            guard rest.first == UInt8(ascii: "=") else { continue }
            let text = rest.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            return String(decoding: text.prefix { $0 > 0x20 && !"\"'/>;?".utf8.contains($0) }, as: UTF8.self)
        }
        return nil
    }
}
