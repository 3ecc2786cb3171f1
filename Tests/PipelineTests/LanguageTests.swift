import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What a page says is said in its brand's language.
@Suite struct LanguageTests {
    private func rig(_ language: String, _ change: (inout Brand) -> Void = { _ in }) async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand {
            $0.language = language
            $0.zone = "Europe/Berlin"
            change(&$0)
        }
        return rig
    }

    private func rest(_ rig: Rig) async throws {
        for _ in 1...3 {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("draft", "announce")
        }
    }

    private func words(_ rig: Rig, _ words: String) async throws -> String? {
        rig.board.comment("draft", words)
        try await rest(rig)
        return try rig.page().answers.last
    }

    @Test(
        "an approval is echoed with its minute in the brand's zone",
        arguments: [
            ("de", "Freigegeben: „Text of draft.“ für company, ", " Uhr (Europe/Berlin)."),
            ("fr", "Approuvé : « Text of draft. » pour company, ", " (Europe/Berlin)."),
            ("it", "Approved: \"Text of draft.\" for company, ", " Europe/Berlin."),
        ])
    func approval(_ language: String, _ beginning: String, _ end: String) async throws {
        let rig = try await rig(language)
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("announce")
        let echo = try #require(try rig.page().answers.last)
        #expect(echo.hasPrefix(beginning) && echo.hasSuffix(end), "\(echo)")
        let approvedBy = try rig.page().approvedBy
        #expect(approvedBy.hasSuffix(String(end.dropLast())), "\(approvedBy)")
    }

    @Test(
        "an approval that does not count says who may approve",
        arguments: [
            ("de", "Nicht freigegeben: Bei Brand brand darf nur Ben freigeben, mit dem Kommentar /approve."),
            ("fr", "Non approuvé : Chez Brand brand, seul Ben peut approuver, par le commentaire /approve."),
        ])
    func refusal(_ language: String, _ answer: String) async throws {
        let rig = try await rig(language) { $0.approvers = [Person(id: "ben", name: "Ben")] }
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        #expect(try await words(rig, "/approve") == answer)
        let note = try #require(try await rig.store.decisions(ofDraft: "draft").last?.note)
        #expect(note == "At Brand brand only Ben may approve, by the comment /approve.")
    }

    @Test(
        "a fault that operators were told of is explained to editors in their language",
        arguments: [
            ("de", "Die Seite von „Title of draft“: "), ("fr", "La page de « Title of draft » : "),
            ("en", "The page of \"Title of draft\": "),
        ])
    func fault(_ language: String, _ beginning: String) async throws {
        let rig = try await rig(language)
        try await rig.submitted()
        let page = try rig.page().reference.pageID
        rig.board.trouble { $0 == .page(page) || $0 == .comments(page) ? .refuse(ScriptedFailure("No such page.", .permanent)) : nil }
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        let blockage = try #require(try await Explainer(rig.workshop, rig.store).blockage(of: "draft"))
        #expect(blockage.cause == .pageUnreadable)
        let sentence = blockage.sentence.text(in: Voice(DeskLanguage(tag: language)))
        #expect(sentence.hasPrefix(beginning), "\(sentence)")
    }

    @Test(
        "a draft that nobody approved says that it has expired",
        arguments: [
            ("de", "Verfallen: Der Entwurf wurde in seinem Zeitfenster nicht freigegeben. Er wird nicht veröffentlicht."),
            ("fr", "Expiré : il n’a pas été approuvé dans sa période. Il ne sera pas publié."),
        ])
    func expiry(_ language: String, _ answer: String) async throws {
        let rig = try await rig(language)
        try await rig.submitted()
        let end = try await rig.draft().windowEnds
        rig.clock.advance(to: end + .seconds(1))
        try await rig.drain("schedule", "announce")
        #expect(try rig.page().answers.last == answer)
        #expect(try rig.page().status == .expired)
    }

    @Test(
        "a remark is answered where it was made",
        arguments: [
            ("de", "Version 2 steht unter „Post“; der Text davor steht unter „Versionen“."),
            ("fr", "La version 2 est sous « Post » ; le texte précédent est sous « Versions »."),
        ])
    func remark(_ language: String, _ answer: String) async throws {
        let rig = try await rig(language)
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        rig.writer.answer { _ in .sample(hook: "Anders") }
        #expect(try await words(rig, "/shorter") == answer)
        let thread = try #require(try rig.page().comments.last).discussionID
        #expect(try rig.page().replies[thread] == [answer])
    }

    @Test(
        "the commands stay as they are, and what they do is told in the language",
        arguments: [
            ("de", "/alt TEXT: setzt den Alternativtext des Bildes"), ("fr", "/alt TEXT : fixe le texte alternatif de l’image"),
        ])
    func help(_ language: String, _ line: String) async throws {
        let rig = try await rig(language)
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        #expect(try await words(rig, "/help")?.contains("\n\(line)\n") == true)
    }

    @Test(
        "the callout and the last error are in the language",
        arguments: [
            ("de", "von 3000 Zeichen · company · ", "Verhindert die Freigabe: Der Post hat keinen Text: Schreiben Sie einen unter „Post“."),
            ("fr", "caractères sur 3000 · company · ", "Empêche l’approbation : Le post n’a pas de texte : écrivez-en un sous « Post »."),
        ])
    func callout(_ language: String, _ length: String, _ obstacle: String) async throws {
        let rig = try await rig(language)
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.text = "" }
        try await rest(rig)
        let page = try rig.page()
        #expect(page.callout.contains(length) && page.callout.contains(obstacle), "\(page.callout)")
    }

    @Test("what is wrong with a calendar is told in the language")
    func calendar() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        try await rig.brand { $0.slots = "whenever" }
        let told = try #require(try await Explainer(rig.workshop, rig.store).blockage(of: "draft")).sentence
        let german = told.text(in: Voice(.german))
        #expect(german.contains(" ist nicht verwendbar: der Termin „whenever“ ist bei „whenever“ nicht lesbar: "), "\(german)")
        #expect(told.text(in: Voice(.french)).contains(" est inutilisable : le créneau « whenever » est illisible "), "\(told)")
    }

    @Test("a brand that changes its language is answered in the new one, also what was queued before")
    func change() async throws {
        let rig = try await rig("de")
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        #expect(try await words(rig, "/hold") == "Angehalten. Nehmen Sie das Häkchen bei Hold weg, um den Post freizulassen.")
        rig.board.comment("draft", "/nolink")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.brand {
            $0.language = "fr"
            $0.zone = "Europe/Paris"
            $0.guidelines = PageText(pageID: "brand", text: "Bref.", contentHash: "2")
        }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try rig.page().answers.last == "Le post n’a pas de carte de lien.")
        #expect(try rig.page().answers.count == 2)
    }
}
