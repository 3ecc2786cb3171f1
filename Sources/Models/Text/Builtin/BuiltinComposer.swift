import Editorial
import Support

/// Puts a post together from quoted sentences and the editor's own words.
struct BuiltinComposer {
    private static let mostSources = 3

    private let assignment: Assignment
    private let revision: Revision?
    private let phrases: BuiltinPhrases
    private let rulebook: Rulebook

    init(_ order: WritingOrder) {
        assignment = order.assignment
        revision = order.revision
        phrases = .of(order.assignment.brand.language)
        rulebook = order.assignment.rulebook
    }

    /// Nil when there is nothing to write from.
    func writing() -> Writing? {
        let excerpts = excerpts()
        if excerpts.isEmpty, !assignment.items.isEmpty { return nil }
        let others = revision?.others ?? []
        let (hook, body) = others.isEmpty ? lines(excerpts.map(paragraph), messages()) : variant(excerpts, messages(), beside: others)
        if body.isEmpty { return nil }
        let callToAction = self.callToAction
        return Writing(
            hook: hook, body: body, callToAction: isAllowed(callToAction) ? callToAction : "", hashtags: hashtags(),
            altText: phrases.illustration((title ?? name).limited(utf16: 300)), picturePrompt: picturePrompt(),
            quotes: excerpts.flatMap(quotes))
    }

    /// The brief's own, else what its type of post ends with.
    private var callToAction: String {
        let own = (assignment.brief?.callToAction ?? "").collapsed
        return own.isEmpty && type == .question ? phrases.question : own
    }

    private var type: PostType? { assignment.brief.flatMap { PostType($0) } }

    /// The first line is the brief's first message, else the source's headline, else the brief's name.
    private func lines(_ paragraphs: [String], _ messages: [String]) -> (hook: String, body: [String]) {
        let first = messages.firstIndex(where: isHook)
        if let first, paragraphs.count + messages.count > 1 {
            return (messages[first], paragraphs + messages[..<first] + messages[(first + 1)...])
        }
        return (opening, paragraphs + messages)
    }

    /// The headline, or what the post is about where that is no line to begin with.
    private var opening: String {
        let hooks = [title.map(phrases.quoted), name, assignment.brand.name].compactMap { $0 }
        return hooks.first(where: isHook) ?? name.limited(utf16: PostLimits.fold)
    }

    /// Whether it stands before the fold as a whole.
    private func isHook(_ line: String) -> Bool { !line.trimmed.isEmpty && line.utf16.count <= PostLimits.fold }

    /// A variant begins as no other does, and tells the rest in another order.
    private func variant(_ excerpts: [Excerpt], _ messages: [String], beside others: [String]) -> (hook: String, body: [String]) {
        let used = others.compactMap { $0.split(separator: "\n").first.map(String.init) }
        let headline = title.map(phrases.quoted)
        let hooks = messages + excerpts.flatMap(\.sentences).map(phrases.quoted) + [headline, name].compactMap { $0 }
        let hook = hooks.first { !used.contains($0) && isHook($0) } ?? opening
        let rest = excerpts.map { Excerpt(item: $0.item, sentences: $0.sentences.filter { phrases.quoted($0) != hook }) }
        let body = messages.filter { $0 != hook } + rest.filter { !$0.sentences.isEmpty }.map(paragraph)
        return (hook, body.isEmpty ? [headline].compactMap { $0 }.filter { $0 != hook } : body)
    }

    /// What the editor should know about a text that no model wrote.
    func notes() -> [Message] {
        var notes: [Message] = ["Written without a model: the sentences are quoted from the sources."]
        let brief = assignment.brief
        if restsOnKeywords {
            notes.append("The brief has only a name and keywords, and no source was found: write the text that belongs to them.")
        }
        if !assignment.brand.guidelines.text.isEmpty || !(brief?.tone ?? "").trimmed.isEmpty {
            notes.append("builtin does not apply the voice or the tone.")
        }
        if let type, [.opinion, .story].contains(type) {
            notes.append("builtin makes no \(Message(type.rawValue)) of it: it quotes the sources and gives the brief's own sentences.")
        }
        if let foreign = assignment.items.compactMap(\.language).first(where: { !$0.hasPrefix(language) }) {
            notes.append(
                "The source is in another language (\(foreign)) than the brand's (\(assignment.brand.language)), builtin does not translate."
            )
        }
        if revision != nil {
            let isVariant = revision?.others.isEmpty == false
            let done: Message? =
                isVariant
                ? "builtin made a variant of other sentences."
                : wantsLess ? "builtin made the text shorter." : wantsMore ? "builtin made the text longer." : nil
            notes.append(done ?? "builtin cannot follow remarks: it chose other sentences.")
        }
        let left = messageSentences.count - messages().count
        if left > 0 { notes.append("\(left) of the brief's sentences were left out: they have banned words or addresses.") }
        return notes
    }

    // MARK: What is said

    private struct Excerpt {
        let item: Item
        let sentences: [String]
    }

    private func excerpts() -> [Excerpt] {
        let items = assignment.items.prefix(Self.mostSources)
        let used = wantsLess || wantsMore ? "" : ([revision?.previousText ?? ""] + (revision?.others ?? [])).joined(separator: "\n")
        return items.enumerated().compactMap { index, item in
            let count = wantsLess ? 1 : (index > 0 ? 1 : items.count > 1 ? 2 : 3) + (wantsMore ? 2 : 0)
            let key = KeySentences(of: item, brief: assignment.brief, brand: assignment.brand, allowed: isAllowed)
            let sentences = key.best(count, avoiding: used).map(\.text)
            return sentences.isEmpty ? nil : Excerpt(item: item, sentences: sentences)
        }
    }

    /// The first source's headline, when it may be said.
    private var title: String? { assignment.items.first.map { headline($0.title) }.flatMap { !$0.isEmpty && isAllowed($0) ? $0 : nil } }

    /// What the post is about when there is no headline.
    private var name: String { assignment.brief.map { $0.name.collapsed }.flatMap { isAllowed($0) ? $0 : nil } ?? assignment.brand.name }

    private func paragraph(_ excerpt: Excerpt) -> String {
        let quote = excerpt.sentences.map(phrases.quoted).joined(separator: " ")
        return attribution(excerpt.item).map { phrases.attributed($0, quote) } ?? quote
    }

    private func quotes(_ excerpt: Excerpt) -> [Quote] {
        excerpt.sentences.map { Quote(source: excerpt.item.url ?? excerpt.item.id, span: $0) }
    }

    private func attribution(_ item: Item) -> String? {
        item.url.flatMap(WebAddresses.siteName) ?? item.author.map { UntrustedText.clean($0).collapsed.limited(utf16: 80) }
    }

    /// The brief's own sentences, at most four, that may be said.
    private func messages() -> [String] { messageSentences.filter(isAllowed).prefix(4).map { $0 } }

    private var messageSentences: [String] {
        guard let brief = assignment.brief else { return [] }
        if restsOnKeywords { return [brief.keywords.map(\.collapsed).filter { !$0.isEmpty }.joined(separator: ", ")] }
        let said = brief.keyMessages.trimmed.isEmpty && assignment.items.isEmpty ? brief.page.text : brief.keyMessages
        return CanonicalText.paragraphs(of: UntrustedText.clean(said).replacing("\n", with: "\n\n")).flatMap { line -> [String] in
            let plain = withoutListMark(line.collapsed)
            let sentences = Sentences.split(plain, language: language)
            // A line without an end mark is a message too.
            return sentences.isEmpty ? [plain] : sentences
        }.filter { !$0.isEmpty }
    }

    /// Whether there is nothing but what the post is to be about.
    private var restsOnKeywords: Bool { assignment.items.isEmpty && assignment.brief.map { !$0.hasWords && !$0.keywords.isEmpty } ?? false }

    private func hashtags() -> [String] {
        Hashtags.found(for: assignment, allowing: isAllowed)
    }

    /// The brand's style is added to every picture prompt later.
    private func picturePrompt() -> String {
        let subject = (assignment.items.first?.title ?? assignment.brief?.name ?? assignment.brand.name)
        let words = Relevance.words(MachineTalk.telling(subject)).filter(isAllowed).prefix(6).joined(separator: ", ")
        return ["Editorial illustration", words].filter { !$0.isEmpty }.joined(separator: ", ").limited(utf16: 500)
    }

    // MARK: What may be said

    private var language: String { String(assignment.brand.language.lowercased().prefix(2)) }

    private var wantsLess: Bool { remarks(["shorter", "short", "kürzer", "kurz", "court", "raccourcir", "raccourcis"]) }
    private var wantsMore: Bool { remarks(["longer", "länger", "ausführlicher", "rallonger", "développer"]) }

    private func remarks(_ words: Set<String>) -> Bool { !words.isDisjoint(with: Words.folded(revision?.remark ?? "")) }

    private func isAllowed(_ text: String) -> Bool {
        rulebook.keepsVocabulary(text) && WebAddresses.all(in: text).isEmpty
            && !MachineTalk.isMeant(text) && ForeignMatter.problems(in: [text]).isEmpty
    }

    /// A title without the site's name behind it.
    private func headline(_ title: String) -> String {
        let plain = UntrustedText.clean(title).collapsed
        let parts = plain.split(separator: " | ")
        return parts.count > 1 && parts[0].count >= 15 ? String(parts[0]) : plain
    }

    private func withoutListMark(_ line: String) -> String {
        for mark in ["- ", "• ", "* ", "# "] where line.hasPrefix(mark) { return String(line.dropFirst(mark.count)) }
        return line
    }
}
