import Feeds
import FoundationEssentials
import Support
import Testing

/// Which charset a feed counts as being in: RFC 3023, byte order marks, declarations that lie.
struct FeedCharsetTests {
    @Test(
        arguments: [
            // Content-Type, what the document declares, encoding, whether it is right
            ("application/xml", nil, "utf-8", true), ("application/xml", "iso-8859-1", "iso-8859-1", true),
            ("application/xml; charset=us-ascii", "iso-8859-1", "us-ascii", true),
            ("application/rss+xml; charset='koi8-r'", nil, "koi8-r", true),
            ("application/atom+xml;charset = utf-8", "x", "utf-8", true), ("application/xml-dtd", nil, "utf-8", true),
            ("text/xml", nil, "us-ascii", true), ("text/xml", "iso-8859-1", "us-ascii", true),
            ("text/xml; charset=iso-8859-1", "utf-8", "iso-8859-1", true), ("text/rss+xml; charset=\"gb2312\"", nil, "gb18030", true),
            ("text/plain", nil, "us-ascii", false), ("text/html; charset=utf-8", nil, "utf-8", false),
            ("image/png", "iso-8859-1", "iso-8859-1", false), (nil, "iso-8859-2", "iso-8859-2", true), (nil, nil, "utf-8", true),
        ] as [(String?, String?, String, Bool)])
    func theTransferAndTheDocumentAreWeighed(type: String?, declared: String?, encoding: String, isRight: Bool) {
        let declaration = declared.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
        let document = print(Array((declaration + "<rss version='2.0'><channel><title>T</title></channel></rss>").utf8), type)
        #expect(document["encoding"]?.string == encoding)
        #expect(document["bozo"]?.bool == !isRight, "\(document.text)")
        #expect(document["feed"]?["title"] == "T")
    }

    @Test(
        arguments: [
            // declared, bytes of the title, title, encoding, whether it is right
            ("iso-8859-1", [0xE9], "é", "iso-8859-1", true), ("iso-8859-1", [0x80], "€", "iso-8859-1", true),
            ("windows-1251", [0xCF], "П", "windows-1251", true), ("cp866", [0x80], "А", "cp866", true), ("437", [0x80], "Ç", "437", true),
            ("gb2312", [0xD6, 0xD0], "中", "gb18030", true), ("utf-8", [0xC3, 0xA9], "é", "utf-8", true),
            // Lies: UTF-8 that says otherwise, and what says that it is UTF-8
            ("iso-8859-1", [0xE6, 0x9D, 0xB1], "東", "utf-8", false), ("us-ascii", [0xC3, 0xA9], "é", "utf-8", false),
            ("utf-8", [0xE9], "é", "windows-1252", false), ("utf-8", [0x93, 0x61, 0x94], "“a”", "windows-1252", false),
            ("nonsense", [0xC3, 0xA9], "é", "utf-8", false), ("nonsense", [0xE9], "é", "windows-1252", false),
        ] as [(String, [UInt8], String, String, Bool)])
    func declarationsAreBelievedAsFarAsTheyFit(declared: String, bytes: [UInt8], title: String, encoding: String, isRight: Bool) {
        let head = Array("<?xml version='1.0' encoding='\(declared)'?><rss version='2.0'><channel><title>".utf8)
        let document = print(head + bytes + Array("</title></channel></rss>".utf8), nil)
        #expect(document["feed"]?["title"]?.string == title)
        #expect(document["encoding"]?.string == encoding && document["bozo"]?.bool == !isRight, "\(document.text)")
    }

    @Test(arguments: [
        ("EUC-JP", "euc-jp", "これは日本語の文章です。新しい記事をお読みください。"), ("SHIFT_JIS", "shift_jis", "これは日本語の文章です。新しい記事をお読みください。"),
        ("EUC-KR", "euc-kr", "이것은 한국어로 된 문장입니다. 새로운 기사를 읽어 주세요."), ("GB18030", "gb18030", "这是一个中文的句子，我们在这里说要来的人是他们国家的大人。"),
        ("BIG5", "big5-hkscs", "這是一個中文的句子，我們在這裡說要來的人是他們國家的大人。"),
        ("KOI8-R", "koi8-r", "Это предложение на русском языке, и вы его читаете сегодня."),
        ("WINDOWS-1251", "windows-1251", "Это предложение на русском языке, и вы его читаете сегодня."),
        ("WINDOWS-1255", "windows-1255", "זהו משפט בעברית, ואתם קוראים אותו היום בבוקר."),
        ("CP874", "windows-874", "นี่คือประโยคภาษาไทยที่คุณกำลังอ่านอยู่วันนี้"),
    ])
    func whatDeclaresNothingIsGuessed(charset: String, encoding: String, text: String) async throws {
        let feed = "<rss version='2.0'><channel><title>\(text)</title></channel></rss>"
        let converted = try await Child.run(
            executable: "/usr/bin/iconv", arguments: ["-f", "UTF-8", "-t", charset], input: Array(feed.utf8), timeout: .seconds(30))
        let document = print(converted.output, nil)
        #expect(document["encoding"]?.string == encoding && document["feed"]?["title"]?.string == text, "\(document.text)")
        #expect(document["bozo"]?.bool == true)
    }

    @Test func marksOfByteOrderWin() {
        let text = "<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>é</title></channel></rss>"
        let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)] }
        for (bytes, encoding) in [(little, "utf-16le"), (big, "utf-16be")] {
            let document = print(bytes, nil)
            #expect(document["feed"]?["title"] == "é" && document["encoding"]?.string == encoding && document["bozo"] == false)
        }
    }

    @Test func lettersOfLargeMachinesAreRead() async throws {
        let feed = "<?xml version='1.0' encoding='ibm037'?><rss version='2.0'><channel><title>é</title></channel></rss>"
        let converted = try await Child.run(
            executable: "/usr/bin/iconv", arguments: ["-f", "UTF-8", "-t", "IBM037"], input: Array(feed.utf8), timeout: .seconds(30))
        #expect(print(converted.output, nil)["feed"]?["title"] == "é")
    }

    private func print(_ bytes: [UInt8], _ type: String?) -> JSON { FeedPrint(FeedDocument(bytes, contentType: type)).json().value }
}
