import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

@Suite struct SubmitTests {
    @Test("An editor is shown everything: properties, callout, text, sources, reasons, checks, provenance")
    func showsEverything() async throws {
        try await onStage { stage in
            let brand = try stage.workspace.seed(.brand("Acme"))
            let slot = Timestamp.parse("2026-07-09T12:30:00Z")
            let page = try await stage.board.submit(stage.submission(brand: brand, slot: slot))
            let row = try #require(stage.workspace.row(page.pageID))
            #expect(row.title == "A title")
            #expect(row.properties["Status"] == "In review")
            #expect(row.properties["Account"] == "acme")
            #expect(row.properties["Draft ID"] == "draft-1")
            #expect(row.properties["Alt text"] == "A bridge")
            #expect(row.properties["Source"] == "https://example.com/a")
            #expect(row.properties["Brand"] == [.string(brand)])
            #expect(row.properties["Publish at"]?.string?.hasPrefix("2026-07-09T14:30:00") == true)
            let top = stage.workspace.blocks(of: page.pageID).filter { $0.depth == 0 }
            #expect(top.map(\.type) == ["callout", "heading_2", "toggle", "toggle", "toggle", "toggle", "toggle"])
            #expect(top.dropFirst().map(\.text) == ["Post", "Versions", "Sources", "Why this", "Checks", "Provenance"])
            #expect(top[1].id == page.postBlockID)
            let text = stage.workspace.text(of: page.pageID)
            for words in [
                "units · acme · Thu 14:30 Europe/Berlin", "An article", "exact words", "It is new.", "The alt text is short.",
                "Draft draft-1", "seed 7",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(stage.workspace.violations.isEmpty)
            #expect(page.url.hasSuffix(page.pageID.replacing("-", with: "")))
        }
    }

    @Test("Under Sources stands which passage of a source says what the draft says")
    func passages() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission(text: "An article is new, and 17 people read it on 3 May."))
            #expect(!stage.workspace.text(of: page.pageID).contains("\u{201C}An article"))
            let other = try await stage.board.submit(
                stage.submission(id: "draft-2", text: "The pump costs 1.200 euros.", body: "It grew. The pump costs €1,200 in Rome."))
            let text = stage.workspace.text(of: other.pageID)
            #expect(text.contains("\u{201C}The pump costs €1,200 in Rome.\u{201D}\n1.200 euros"), "\(text)")
        }
    }

    @Test("What is read back from a fresh page is exactly the text that was submitted")
    func readsBack() async throws {
        try await onStage { stage in
            for (number, text) in [Stage.text, String(repeating: "Ein Satz mit Ümläuten 👩‍👩‍👧‍👦. ", count: 90), "• one\n• two\n\n1. three"]
                .enumerated()
            {
                let page = try await stage.board.submit(stage.submission(id: "draft-\(number)", text: text))
                #expect(Stage.hash(try await stage.board.page(page, known: nil)) == Stage.hash(text))
            }
        }
    }

    @Test("Submitting again finds the page that is there")
    func findsThePage() async throws {
        try await onStage { stage in
            let first = try await stage.board.submit(stage.submission())
            #expect(try await stage.board.submit(stage.submission()) == first)
            #expect(try await stage.another().submit(stage.submission()) == first)
            #expect(stage.workspace.rows(of: "Drafts").count == 1)
        }
    }

    @Test(
        "A create whose answer is lost is not repeated, even while the new page is missing from queries",
        arguments: [Rehearsal.Fault.Kind.dropAfter, .resetAfter, .htmlAfter(502), .statusAfter(504), .truncate, .invalidJSON])
    func lostAnswer(kind: Rehearsal.Fault.Kind) async throws {
        var settings = NotionDesk.Settings()
        settings.indexLag = .seconds(5)
        try await onStage(settings) { stage in
            stage.workspace.faults.add(.init(kind, path: "/v1/pages", method: "POST"))
            let page = try await stage.board.submit(stage.submission())
            #expect(stage.workspace.rows(of: "Drafts").map(\.id) == [page.pageID])
        }
    }

    @Test("A killed process that starts again at once does not make a second page")
    func killedAfterCreate() async throws {
        var settings = NotionDesk.Settings()
        settings.indexLag = .seconds(5)
        try await onStage(settings) { stage in
            stage.workspace.faults.add(.init(.status(400), path: "*children", method: "GET"))
            let submission = stage.submission()
            await #expect(throws: (any Error).self) { try await stage.board.submit(submission) }
            let page = try await stage.another().submit(submission)
            #expect(stage.workspace.rows(of: "Drafts").map(\.id) == [page.pageID])
        }
    }

    @Test(
        "A create that Notion did not take is made once when it answers again", arguments: [Rehearsal.Fault.Kind.dropBefore, .status(503)])
    func refusedCreate(kind: Rehearsal.Fault.Kind) async throws {
        try await onStage { stage in
            stage.workspace.faults.add(.init(kind, path: "/v1/pages", method: "POST"))
            await #expect(throws: NotionError.self) { try await stage.board.submit(stage.submission()) }
            _ = try await stage.board.submit(stage.submission())
            #expect(stage.workspace.rows(of: "Drafts").count == 1)
        }
    }

    @Test("A page of several requests is completed after an interruption and only then shown for review")
    func completesHalfPages() async throws {
        try await onStage { stage in
            let long = (1...160).map { "Paragraph \($0)" }.joined(separator: "\n\n")
            stage.workspace.faults.add(.init(.status(400), path: "*children", method: "PATCH"))
            await #expect(throws: NotionError.self) { try await stage.board.submit(stage.submission(text: long)) }
            #expect(stage.workspace.rows(of: "Drafts").first?.properties["Status"] == "Drafting")
            let page = try await stage.board.submit(stage.submission(text: long))
            #expect(Stage.hash(try await stage.board.page(page, known: nil)) == Stage.hash(long))
            #expect(stage.workspace.rows(of: "Drafts").first?.properties["Status"] == "In review")
        }
    }
}
