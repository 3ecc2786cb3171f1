import Markup
import TestKit
import Testing

/// Writes the events down: `+name{ns} key=value`, `-name`, and texts as they are.
private final class Recorder: XMLHandler {
    var events: [String] = []

    func start(_ element: XMLElement) {
        let attributes = element.attributes.map { " \($0.name.local)=\($0.value)" }.joined()
        events.append("+\(element.name.local)\(element.name.namespace.isEmpty ? "" : "{\(element.name.namespace)}")\(attributes)")
    }
    func end(_ name: XMLName) { events.append("-\(name.local)") }
    func text(_ text: String) { events.append(text) }

    var text: String { events.filter { !$0.hasPrefix("+") && !$0.hasPrefix("-") }.joined() }
}

struct XMLReaderTests {
    @Test func elementsAttributesAndTextArriveInOrder() throws {
        let (events, flaw) = try read("<a x='1'><b xmlns='urn:b' n:y='2' xmlns:n='urn:n'>t&amp;u<![CDATA[<v>]]></b></a>")
        #expect(events == ["+a x=1", "+b{urn:b} y=2", "t&u<v>", "-b", "-a"])
        #expect(flaw == nil)
    }

    @Test(arguments: [
        ("<a>x &amp; y &lt; z &#8217;</a>", "x & y < z ’"),
        ("<a>fish & chips</a>", "fish & chips"),
        ("<a>AT&T; &unknown; &nbsp;&hellip;&eacute;</a>", "AT&T; &unknown; \u{A0}…é"),
        ("<a>1 < 2 &amp; 3</a>", "1 < 2 & 3"),
        ("<a>&#146;quoted&#x94; &amp; &#0;&#xFFFF;x</a>", "’quoted” & x"),
        ("<a>a\u{1}b\u{1F}c &amp; d</a>", "abc & d"),
        ("\n\n <?xml version='1.0'?><a>after space &amp; more</a>", "after space & more"),
        ("junk <a>x &amp; y</a>", "x & y"),
        ("<a>x<!-- a -- b -->y &amp; z</a>", "xy & z"),
        ("<a><![CDATA[<p>unclosed & section</p>", "<p>unclosed & section</p>"),
        ("<!DOCTYPE a [<!ENTITY me \"Ann\">]><a>by &me; &amp; Bob</a>", "by Ann & Bob"),
        ("<!DOCTYPE a PUBLIC \"-//Netscape\" \"http://x.test/rss.dtd\"><a>caf&eacute; &amp; bar</a>", "café & bar"),
    ])
    func textSurvivesWhatPeopleWrite(document: String, expected: String) throws {
        let (recorder, _) = try XMLReader.read(Array(document.utf8)) { Recorder() }
        #expect(recorder.text == expected)
    }

    @Test(arguments: [
        ("<a h=\"?x=1&amp;y=2\"/>", "?x=1&y=2"), ("<a h=\"?x=1&y=2\"/>", "?x=1&y=2"), ("<a h='caf&eacute; &amp;#38;'/>", "café &#38;"),
        ("<a h='&lt;b&gt;&quot;'/>", "<b>\""),
    ])
    func attributesKeepTheirReferences(document: String, expected: String) throws {
        let (recorder, _) = try XMLReader.read(Array(document.utf8)) { Recorder() }
        #expect(recorder.events.first == "+a h=\(expected)")
    }

    @Test func aRepairedDocumentSaysWhatWasWrong() throws {
        let (_, flaw) = try read("<a>\n<b>x</a>")
        #expect(flaw?.hasPrefix("line 2: Opening and ending tag mismatch") == true, "\(flaw ?? "")")
    }

    @Test func aCutDocumentYieldsWhatIsThere() throws {
        let (events, flaw) = try read("<a><b>one</b><b>two</b><b>thr")
        #expect(events.prefix(7) == ["+a", "+b", "one", "-b", "+b", "two", "-b"])
        #expect(!events.contains("-a"))
        #expect(flaw != nil)
    }

    @Test func anUndeclaredPrefixIsToldAsWritten() throws {
        final class Names: XMLHandler {
            var names: [XMLName] = []
            func start(_ element: XMLElement) { names.append(element.name) }
            func end(_ name: XMLName) {}
            func text(_ text: String) {}
        }
        let (handler, _) = try XMLReader.read(Array("<a><dc:date>x</dc:date></a>".utf8)) { Names() }
        #expect(handler.names.last?.local.hasSuffix("date") == true)
        #expect(handler.names.last?.prefix == "dc")
        #expect(handler.names.last?.namespace == "")
    }

    private static func repeated(_ count: Int, _ piece: (Int) -> String) -> String { (0..<count).map(piece).joined() }

    /// Comments, which the repair takes out, keep one tag from looking like one.
    private static let tagCutByComments: String = {
        let attributes = repeated(5000) { (number: Int) -> String in
            let comment = number % 100 == 0 ? "<!---->" : ""
            return "a\(number)='' \(comment)"
        }
        return "<b>&</b><a \(attributes)/>"
    }()
    private static let nestedNamespaces: String = repeated(20) { (depth: Int) -> String in
        let declarations = repeated(100) { (number: Int) -> String in "xmlns:n\(depth)-\(number)='u' " }
        return "<a \(declarations)>"
    }
    private static let declaredAttributes: String = {
        let declarations = repeated(100) { (number: Int) -> String in "<!ATTLIST b a\(number) CDATA 'x'>" }
        return "<!DOCTYPE a [\(declarations)]><a><b/></a>"
    }()
    private static let endlessNames: String = "<a>" + repeated(30_000) { (number: Int) -> String in "<n\(number)/>" } + "</a>"

    @Test(
        arguments: [
            "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;]><a>&y;</a>",
            "<!DOCTYPE a [<!ENTITY big \"" + String(repeating: "x", count: 100_000) + "\">]><a>&big;&big;</a>",
            String(repeating: "<a>", count: 100_000),
            "<a " + (0..<100_000).map { "a\($0)='' " }.joined() + "/>",
            tagCutByComments, nestedNamespaces, declaredAttributes, endlessNames,
        ].map(LongText.init))
    func attacksAreRefusedWithAReason(document: LongText) {
        let refusal = #expect(throws: XMLRefusal.self) { try XMLReader.read(Array(document.text.utf8)) { Recorder() } }
        #expect(refusal?.description.hasPrefix("the document is refused: ") == true)
    }

    @Test func namespacesThatEndCountNoMore() throws {
        let items = (0..<2000).map { "<i xmlns:n='u\($0)' xmlns='v'><n:x/></i>" }.joined()
        let (events, flaw) = try read("<a>\(items)</a>")
        #expect(events.count == 2 + 2000 * 4 && flaw == nil)
    }

    @Test func nothingOutsideIsLoaded() throws {
        let (recorder, _) = try XMLReader.read(Array("<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><a>ok</a>".utf8)) {
            Recorder()
        }
        #expect(recorder.text == "ok")
    }

    @Test func tenMegabytesOfTextAreReadUpToTheLimit() throws {
        let document = "<a>" + String(repeating: "0123456789", count: 1_000_000) + "</a>"
        let (recorder, _) = try XMLReader.read(Array(document.utf8)) { Recorder() }
        #expect(recorder.text.utf8.count <= 8 << 20)
        #expect(recorder.events.last == "-a")
    }

    @Test(arguments: [
        "", " ", "<", "<a", "&", "plain text", "{\"json\": true}", "\u{0}\u{0}\u{0}", "<!DOCTYPE", "<![CDATA[", "<?xml", "</a>",
    ])
    func whatIsNoXMLHasNoElementsAndAFlaw(text: String) throws {
        let (events, flaw) = try read(text)
        #expect(!events.contains { $0.hasPrefix("-") })
        #expect(flaw != nil)
    }

    @Test func corruptedDocumentsNeverCrash() throws {
        let source = Array(
            "<?xml version='1.0' encoding='iso-8859-1'?><!DOCTYPE r [<!ENTITY e 'x'>]><r xmlns:d='u'><d:a b='c&amp;d'>é&eacute;&e;<![CDATA[<p>x</p>]]></d:a><!-- c --><?pi x?></r>"
                .utf8)
        var seed: UInt64 = 42
        for _ in 0..<2000 {
            var bytes = source
            for _ in 0..<3 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 20)
            }
            _ = try? XMLReader.read(bytes) { Recorder() }
        }
    }

    private func read(_ document: String) throws -> (events: [String], flaw: String?) {
        let (recorder, report) = try XMLReader.read(Array(document.utf8)) { Recorder() }
        return (recorder.events, report.flaw)
    }
}
