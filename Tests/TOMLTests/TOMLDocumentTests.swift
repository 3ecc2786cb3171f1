import TOML
import TestKit
import Testing

struct TOMLDocumentTests {
    @Test func everyValueKnowsItsPlace() throws {
        let document = try TOMLDocument.parse("title = \"x\"\n\n[daemon]\n  rate = 2.5 # fine\n  list = [1,\n    2]\n", file: "a.toml")
        #expect(document.root["title"]?.place == Place(line: 1, column: 9))
        guard case .table(let daemon) = document.root["daemon"]?.kind else { throw Missing() }
        #expect(daemon.entries[0].keyPlace == Place(line: 4, column: 3))
        #expect(daemon["rate"]?.place == Place(line: 4, column: 10))
        guard case .array(let list) = daemon["list"]?.kind else { throw Missing() }
        #expect(list.map(\.place) == [Place(line: 5, column: 11), Place(line: 6, column: 5)])
    }

    @Test func keysKeepTheOrderOfTheFile() throws {
        let document = try TOMLDocument.parse("z = 1\na = 2\nm.y = 3\nm.b = 4\n[c]\n[b]\n", file: "a.toml")
        #expect(document.root.entries.map(\.key) == ["z", "a", "m", "c", "b"])
        guard case .table(let inner) = document.root["m"]?.kind else { throw Missing() }
        #expect(inner.entries.map(\.key) == ["y", "b"])
    }

    @Test func everyKindOfValueArrives() throws {
        let text = "s = 'a\\b'\ni = -5\nf = 1e3\nb = true\nd = 2026-07-04T09:08:00+02:00\nt = 09:30:00\na = [[1], []]\no = { x = 1 }\n"
        let root = try TOMLDocument.parse(text, file: "a.toml").root
        #expect(root["s"]?.kind == .string("a\\b"))
        #expect(root["i"]?.kind == .integer(-5))
        #expect(root["f"]?.kind == .number(1000))
        #expect(root["b"]?.kind == .bool(true))
        #expect(root["d"]?.kind == .date("2026-07-04T09:08:00+02:00"))
        #expect(root["t"]?.kind == .date("09:30:00"))
        guard case .array(let outer) = root["a"]?.kind, case .table(let object) = root["o"]?.kind else { throw Missing() }
        #expect(outer.count == 2)
        #expect(object["x"]?.kind == .integer(1))
    }

    @Test(arguments: ["", "\n\n", "# only a comment", "\u{FEFF}a = 1"])
    func aFileThatSaysLittleIsRead(text: String) throws {
        #expect(try TOMLDocument.parse(text, file: "a.toml").root.entries.count <= 1)
    }

    @Test(arguments: [
        ("a = 1\na = 2", 2, "redefine"),
        ("[a]\n[a]", 2, "once"),
        ("a = [1, 2\nb = 3", 2, "a.toml"),
        ("a = \"x\nb = 1", 1, "quote"),
        ("[x\ny = 1", 1, "[name]"),
        ("a = yes", 1, "write text in quotes"),
        ("a = 2026-13-40", 1, "a.toml"),
        ("a", 1, "a.toml"),
        ("a = ", 1, "a.toml"),
        ("= 1", 1, "a.toml"),
        ("a = \"\\q\"", 1, "a.toml"),
        ("a = 1 b = 2", 1, "a.toml"),
        ("a = 99999999999999999999", 1, "a.toml"),
        ("[a.b]\n[a]\nb = 1", 3, "once"),
        ("\u{0}", 1, "a.toml"),
        ("a = 1\n[[[feed]]]", 2, "this header names no table, write it as [name] or [[name]]"),
        ("l = [\n[1]\n]\n [=]", 4, "names no table"),
        ("ü = 1", 1, "a.toml"),
    ])
    func aSyntaxErrorSaysWhereItIs(text: String, line: Int, words: String) {
        let problem = #expect(throws: Problem.self) { try TOMLDocument.parse(text, file: "a.toml") }
        #expect(problem?.line == line)
        #expect(problem?.description.contains(words) == true, "\(problem?.description ?? "")")
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithTheirPlace() {
        let problem = #expect(throws: Problem.self) {
            try TOMLDocument.parse([UInt8]("a = 1\nb = \"".utf8) + [0xE4, 0x22], file: "a.toml")
        }
        #expect(problem?.line == 2)
        #expect(problem?.message.contains("UTF-8") == true)
    }

    @Test(
        arguments: [
            String(repeating: "[", count: 100_000), "a = " + String(repeating: "[", count: 100_000),
            String(repeating: "a.", count: 100_000) + "a = 1", "[" + String(repeating: "a.", count: 100_000) + "a]",
            String(repeating: "a.", count: 500) + "a = 1", "a = " + String(repeating: "{a=", count: 10_000),
            String(repeating: "x", count: 1 << 21),
        ].map(LongText.init))
    func documentsMadeToExhaustAReaderAreRefused(document: LongText) {
        #expect(throws: Problem.self) { try TOMLDocument.parse(document.text, file: "a.toml") }
    }

    @Test func halfAFileIsAProblemAndNeverACrash() {
        let text =
            "title = \"x\"\n[[feed]]\nurl = \"https://a.test\"\nlist = [\"a\", { b = 1 }]\nat = 09:00:00\n\"quoted key\" = '''\nlong'''\n"
        for count in 0..<text.utf8.count {
            _ = try? TOMLDocument.parse([UInt8](text.utf8.prefix(count)), file: "a.toml")
        }
    }
}

private struct Missing: Error {}
