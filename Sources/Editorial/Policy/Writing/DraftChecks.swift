import Support

/// What code checks in a text, whoever wrote it; sentences for the model that is asked again and for the editor.
package enum DraftChecks {
    /// Reasons why a model's answer cannot become a draft; empty when it can.
    package static func violations(_ writing: Writing, _ order: WritingOrder) -> [Message] {
        let material = Material(order.assignment)
        return form(writing) + length(writing) + banned(writing, order.assignment.rulebook) + addresses(writing, material)
            + namedSources(writing, material) + foreign(writing, material) + leaks(writing, order)
    }

    /// What an editor should look at in a text that a model wrote, or that was made from one of a model's, with the model's own notes.
    private static func remarks(_ doubts: [Message], record: WritingRecord?, assignment: Assignment) -> [Message] {
        (record?.result.notes ?? []) + remarks(doubts, quotes: record?.result.writing.quotes ?? [], assignment: assignment)
    }

    /// What a text says that its sources do not: sentences for Checks.
    package static func remarks(text: String, quotes: [Quote], assignment: Assignment) -> [Message] {
        remarks(FactWords.sentences(facts(in: text, of: assignment)), quotes: quotes, assignment: assignment)
    }

    private static func remarks(_ doubts: [Message], quotes: [Quote], assignment: Assignment) -> [Message] {
        var remarks = doubts
        if !assignment.items.isEmpty, quotes.isEmpty { remarks.append("No quoted span of a source supports this text.") }
        return remarks + MachineTalk.remark(on: assignment.items)
    }

    /// What posts say that their sources do not, in their texts, alt texts and link cards; the sources are read once. A card that was made
    /// from the source says what that says.
    private static func doubts(in contents: [PostContent], of assignment: Assignment) -> [[Message]] {
        let own = LinkCards.card(for: assignment)
        let texts = contents.flatMap { content in
            let card = content.card.flatMap { $0 == own ? nil : $0.title + "\n" + $0.description }
            return [content.text, content.altText, card ?? ""]
        }
        let found = facts(in: texts, of: assignment).map(FactWords.sentences)
        return contents.indices.map { index in
            found[3 * index] + found[3 * index + 1].map(FactWords.inAltText) + found[3 * index + 2].map(FactWords.inCard)
        }
    }

    /// The claims of a text, each with the words of a source that say it or the reason why none does; none where nothing was given.
    package static func facts(in text: String, of assignment: Assignment) -> [Fact] { facts(in: [text], of: assignment)[0] }

    /// The same of several texts, for which the sources are read once.
    private static func facts(in texts: [String], of assignment: Assignment) -> [[Fact]] {
        if assignment.items.isEmpty, assignment.brief == nil { return texts.map { _ in [] } }
        let check = Material(assignment).factCheck
        return texts.map { check.facts(in: $0, language: assignment.brand.language) }
    }

    /// Whether the same words of the sources support the same in both texts.
    package static func haveSameGrounds(_ text: String, _ other: String, of assignment: Assignment) -> Bool {
        let facts = facts(in: [text, other], of: assignment).map { facts in
            Set(facts.compactMap { fact in fact.support.map { [fact.claim.words, $0.source, $0.span] } })
        }
        return facts[0] == facts[1]
    }

    /// Whether the checks found it in the text, as opposed to what the platform forbids.
    package static func isFound(_ obstacle: Message) -> Bool { FactWords.isDoubt(obstacle) || RuleFinding.isOne(obstacle) }

    /// Notes what the checks find in a draft's text in the place of what they found in `replaced`; what else stands under Checks stays.
    ///
    /// Unsupported facts are for the editor to judge, who may know better than the sources; where the account says so, they block approval.
    package static func note(
        on draft: inout Draft, replacing replaced: PostContent? = nil, record: WritingRecord?, assignment: Assignment, blocking: Bool
    ) {
        let remarks = doubts(in: [draft.content] + (replaced.map { [$0] } ?? []), of: assignment).map {
            Self.remarks($0, record: record, assignment: assignment)
        }
        // Of a text that stands no more nothing is to be expected.
        let found =
            remarks[0].filter { !EngagementEstimate.isOne($0) } + [assignment.estimate?.words(for: draft.content.text)].compactMap(\.self)
        let others =
            remarks.dropFirst().first.map { before in draft.checks.filter { !before.contains($0) && !EngagementEstimate.isOne($0) } } ?? []
        draft.checks = (blocking ? found.filter { !FactWords.isDoubt($0) } : found) + others
        draft.obstacles = draft.obstacles.filter { !FactWords.isDoubt($0) } + (blocking ? found.filter(FactWords.isDoubt) : [])
        draft.check(by: assignment.rulebook)
    }

    /// Notes what alt text and link card say that the sources do not, where only these are others than before.
    static func noteDoubts(on draft: inout Draft, assignment: Assignment, blocking: Bool) {
        let doubts = doubts(in: [draft.content], of: assignment)[0]
        draft.checks = (blocking ? [] : doubts) + draft.checks.filter { !FactWords.isDoubt($0) }
        draft.obstacles = draft.obstacles.filter { !FactWords.isDoubt($0) } + (blocking ? doubts : [])
    }

    /// The quotes whose words really stand in a source and tell readers something, each with the address of the source that has them.
    package static func supported(_ quotes: [Quote], _ assignment: Assignment) -> [Quote] {
        var seen: Set<String> = []
        return Material(assignment).located(quotes).filter { seen.insert($0.span).inserted && !MachineTalk.isMeant($0.span) }
    }

    private static func form(_ writing: Writing) -> [Message] {
        var problems: [Message] = []
        if writing.hook.trimmed.isEmpty { problems.append("hook is empty: write the first line of the post.") }
        if writing.hook.utf16.count > PostLimits.fold {
            problems.append("hook is longer than \(PostLimits.fold) characters, where a post is folded: shorten it.")
        }
        if writing.body.allSatisfy({ $0.trimmed.isEmpty }) { problems.append("body is empty: write two to five short paragraphs.") }
        if writing.altText.trimmed.isEmpty { problems.append("alt_text is empty: describe a fitting picture in one or two sentences.") }
        if writing.altText.utf16.count > 1000 { problems.append("alt_text is longer than 1000 characters: shorten it.") }
        if writing.callToAction.utf16.count > 500 { problems.append("call_to_action is longer than 500 characters: shorten it.") }
        return problems
    }

    private static func length(_ writing: Writing) -> [Message] {
        let units = PostLimits.escapedUnits(([writing.hook] + writing.body + [writing.callToAction]).joined(separator: "\n\n"))
        return units > PostLimits.units ? ["The post has \(units) of at most \(PostLimits.units) characters: shorten the body."] : []
    }

    private static func banned(_ writing: Writing, _ rulebook: Rulebook) -> [Message] {
        rulebook.bannedWords(usedIn: (shownFields(writing) + writing.hashtags).joined(separator: "\n")).map {
            "\"\($0)\" is a banned word: write without it."
        }
    }

    private static func addresses(_ writing: Writing, _ material: Material) -> [Message] {
        let fields = shownFields(writing) + [writing.picturePrompt]
        return fields.flatMap { WebAddresses.all(in: $0) }.filter { !material.isLink($0) && !material.mentions($0) }.map {
            "\"\($0.limited(utf16: 60))\" is not allowed: write no web or mail addresses, mentions or telephone numbers."
        }
    }

    /// A quote of a source that was not given is made up, whatever it says.
    private static func namedSources(_ writing: Writing, _ material: Material) -> [Message] {
        let names = writing.quotes.map(\.source.trimmed).filter { !$0.isEmpty && !material.wasGiven($0) }
        return Set(names).sorted().map {
            "\"\($0.limited(utf16: 60))\" under quotes is no source that was given: name one of \(material.given)."
        }
    }

    /// What is no text for people.
    private static func foreign(_ writing: Writing, _ material: Material) -> [Message] {
        ForeignMatter.problems(in: shownFields(writing) + [writing.picturePrompt]) { material.isLink($0) || material.mentions($0) }
    }

    /// Instructions that came through: our marks, our own words, or somebody's order to the machine.
    private static func leaks(_ writing: Writing, _ order: WritingOrder) -> [Message] {
        let fields = shownFields(writing) + [writing.picturePrompt] + writing.hashtags
        let all = fields.joined(separator: "\n")
        var problems: [Message] = []
        let nonce = order.prompt.nonce.lowercased()
        if !nonce.isEmpty, all.lowercased().contains(nonce) { problems.append("A mark of the sources is in the text.") }
        // One "^" may be meant; words joined by it are copied material.
        if all.contains(#/\w\^\w+\^\w/#) {
            problems.append("Words are joined by \(String(UntrustedText.mark)): write normal sentences with spaces.")
        }
        if Echo.isHeard(in: all, of: order) { problems.append("The text repeats the instructions: write the post only.") }
        if fields.contains(where: MachineTalk.isOrder) {
            problems.append("The text repeats an instruction to a machine: leave it out.")
        }
        return problems
    }

    private static func shownFields(_ writing: Writing) -> [String] {
        [writing.hook] + writing.body + [writing.callToAction, writing.altText]
    }
}
