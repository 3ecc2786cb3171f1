import Boards
import Editorial
import FoundationEssentials
import HTTPClient
import Notion
import Rehearsal
import Support
import TestKit
import Testing

/// A page in its brand's language, as editors see it.
@Suite struct LanguageTests {
    private func titles(_ stage: Stage, _ page: BoardReference) -> [String] {
        stage.workspace.blocks(of: page.pageID).filter { $0.depth == 0 }.dropFirst().map(\.text)
    }

    private func version(_ number: Int) -> DraftVersion {
        DraftVersion(
            draftID: "draft-1", number: number, author: "Ada", reason: "edited on the board", text: "Text \(number).",
            altText: "Eine Brücke",
            createdAt: Date(milliseconds: 1_783_156_080_000))
    }

    private func apply(
        _ change: BoardUpdate.Change, _ stage: Stage, _ page: BoardReference, in language: DeskLanguage, key: String = "k1"
    ) async throws {
        _ = try await stage.board.apply(stage.update(change, key: key, in: language), to: page, picture: nil)
    }

    @Test(
        "the sections of a new page are titled in the brand's language, and the text stays under Post",
        arguments: [
            ("de", ["Post", "Versionen", "Quellen", "Warum dieser Vorschlag", "Prüfungen", "Herkunft"]),
            ("fr-CH", ["Post", "Versions", "Sources", "Pourquoi ce choix", "Vérifications", "Provenance"]),
            ("nl", ["Post", "Versions", "Sources", "Why this", "Checks", "Provenance"]),
        ])
    func sections(_ language: String, _ expected: [String]) async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission(language: language))
            #expect(titles(stage, page) == expected)
            #expect(try await stage.board.submit(stage.submission(language: language)) == page)
            #expect(titles(stage, page) == expected)
            #expect(Stage.hash(try await stage.board.page(page, known: nil)) == Stage.hash(Stage.text))
        }
    }

    @Test("a German brand's page is German from the callout to the provenance")
    func german() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission(language: "de"))
            var face = BoardFace()
            face.checks = ["The figure \("42") is not in the sources."]
            face.lastError = "The page is being written."
            face.callout = "Nothing blocks approval."
            try await apply(.face(face), stage, page, in: .german)
            try await apply(.version(version(1)), stage, page, in: .german)
            let text = stage.workspace.text(of: page.pageID)
            for words in [
                "Der Freigabe steht nichts im Weg.", "• Die Zahl 42 steht nicht in den Quellen.", "Entwurf draft-1", "Startwert 7",
                "Version 1 · Ada · Sa., 04.07.2026, 11:08 Uhr (Europe/Berlin) · in Notion bearbeitet", "Alternativtext: Eine Brücke",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            let row = try #require(stage.workspace.row(page.pageID))
            #expect(row.properties["Checks"] == "• Die Zahl 42 steht nicht in den Quellen.")
            #expect(row.properties["Last error"] == "Die Seite wird gerade geschrieben.")
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("when a brand changes its language, sections are found, versions are listed once and boxes can be ticked")
    func change() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission(language: "de"))
            try await apply(.version(version(1)), stage, page, in: .german)
            for _ in 1...2 {
                try await apply(.version(version(1)), stage, page, in: .french)
                try await apply(.version(version(2)), stage, page, in: .french)
            }
            var face = BoardFace()
            face.checks = []
            try await apply(.face(face), stage, page, in: .french)
            #expect(titles(stage, page) == ["Post", "Versionen", "Quellen", "Warum dieser Vorschlag", "Prüfungen", "Herkunft"])
            let boxes = stage.workspace.blocks(of: page.pageID).filter { $0.isTicked != nil }
            #expect(boxes.map { $0.text.hasPrefix("Version 1 · ") || $0.text.hasPrefix("Version 2 · ") } == [true, true])
            #expect(boxes.last?.text.hasSuffix("modifié dans Notion") == true)
            #expect(stage.workspace.text(of: page.pageID).contains("Rien à signaler."))
            try stage.workspace.perform(.tick(boxes[1].id, true), by: .ada)
            #expect(try await stage.board.page(page, known: nil).ticked == [2])
        }
    }

    @Test("a comment whose answer was lost is not said again in another language")
    func commentsOnce() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission(language: "de"))
            let words = BoardUpdate.Change.comment(text: "The post can no longer be changed.", mentions: [], discussionID: nil)
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
            await #expect(throws: NotionError.self) { try await apply(words, stage, page, in: .german) }
            try await apply(words, stage, page, in: .french)
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["Der Post kann nicht mehr geändert werden."])
        }
    }

    @Test("what Notion refuses is said in the language, and its own words stay as they are")
    func refusals() {
        let missing = NotionError(
            .answer(status: 404, code: "object_not_found", message: "Could not find page."), request: "PATCH /v1/pages", requestID: "r1",
            mayHaveTakenEffect: true)
        let german = missing.message.text(in: Voice(.german))
        #expect(german.hasPrefix("Notion findet nicht, wonach PATCH /v1/pages fragt: Teilen Sie die Seite mit"), "\(german)")
        #expect(german.hasSuffix(" die Kennung (Could not find page.) Es kann trotzdem gewirkt haben. [Anfrage r1]"), "\(german)")
        let silent = NotionError(.answer(status: 401, code: "unauthorized", message: ""), request: "GET /v1/users/me")
        #expect(
            silent.message.text(in: Voice(.french))
                == "Notion refuse le jeton : mettez un nouveau jeton de la connexion dans les identifiants (sans raison indiquée.)")
        let unreached = NotionError(
            .transport(HTTPFailure(.timeout, host: "api.notion.com", requestWritten: true)), request: "GET /v1/users")
        #expect(
            unreached.message.text(in: Voice(.german))
                == "Notion war nicht erreichbar (GET /v1/users): api.notion.com hat nicht rechtzeitig geantwortet.")
        let withheld = NotionError(.withheld(.readUsers), request: "GET /v1/users")
        #expect(withheld.message.text(in: Voice(.french)).hasSuffix("D’ici là, les personnes ne sont connues que par leurs identifiants."))
        #expect(withheld.description == NotionCapability.readUsers.sentence.description)
    }

    @Test("what a row of Brands cannot be understood by is said in its language, and taken away when it is mended")
    func rows() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", guidelines: "Kurz."))
            try stage.workspace.perform(.setProperty(page: id, name: "Language", value: "German"), by: .ada)
            try stage.workspace.perform(.setProperty(page: id, name: "Time zone", value: "Berlin"), by: .ada)
            stage.clock.advance(by: .seconds(120))
            _ = try await stage.board.commissions(known: [:])
            let row = try #require(stage.workspace.row(id))
            #expect(
                row.properties["Problems"]?.string
                    == "Nicht verständlich: die Zeitzone „Berlin“ ist nicht bekannt; schreiben Sie zum Beispiel Europe/Berlin.")
            try stage.workspace.perform(.setProperty(page: id, name: "Time zone", value: "Europe/Berlin"), by: .ada)
            stage.clock.advance(by: .seconds(120))
            _ = try await stage.board.commissions(known: [:])
            #expect(stage.workspace.row(id)?.properties["Problems"]?.string == "")
        }
    }
}
