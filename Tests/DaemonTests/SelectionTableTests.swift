import Daemon
import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What the configuration says of choice.
@Suite struct SelectionTableTests {
    private func configuration(_ text: String) throws -> Configuration {
        let folder = try ScratchFolder()
        try Files.write(folder.file("copydesk.toml"), Array(text.utf8))
        return try Configuration.load(folder.file("copydesk.toml"))
    }

    @Test func `weights, shares and the weight of a feed are read, with defaults for what is not said`() throws {
        let read = try configuration(
            """
            [selection]
            novelty = 1
            source_share = 0.25
            [[feed]]
            url = "https://example.org/a.xml"
            weight = 2.5
            [[feed]]
            url = "https://example.org/b.xml"
            [[model.embedding]]
            kind = "ollama"
            """)
        #expect(read.selection.novelty == 1 && read.selection.sourceShare == 0.25)
        #expect(read.selection.relevance == 0.5 && read.selection.maximumADay == 3)
        #expect(read.feeds.map(\.weight) == [2.5, nil])
        #expect(read.embedder != nil && read.egress.contains { $0.data.contains("numbers come back") })
        #expect(try configuration("").embedder == nil)
    }

    @Test func `what makes no sense is told with its place`() {
        func problems(_ text: String) -> [String] {
            do { _ = try configuration(text) } catch { return (error as? ConfigurationProblems)?.problems ?? ["\(error)"] }
            return []
        }
        #expect(problems("[selection]\nnovelty = 2").count == 1)
        #expect(problems("[selection]\nnoveltie = 1").first?.contains("novelty") == true)
        #expect(problems("[[model.embedding]]\nkind = \"olama\"").count == 1)
        #expect(problems("[[model.embedding]]\nkind = \"ollama\"\nmodle = \"x\"").count == 1)
    }
}
