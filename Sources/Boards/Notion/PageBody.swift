import Editorial
import FoundationEssentials
import Notion
import Support

/// The body of a draft's page as it is first shown, in the brand's language.
struct PageBody: Sendable {
    let blocks: [Block]

    init(_ submission: Submission) {
        let draft = submission.draft
        let voice = submission.voice
        let reasons = submission.assignment.candidate.reasons.map { Block(.bulleted(RichText($0.text(in: voice)))) }
        func toggle(_ section: Section, _ children: [Block]) -> Block {
            Block(.toggle(RichText(section.title(in: voice.language))), children: children)
        }
        blocks = [
            Block(Self.callout(submission.callout.text(in: voice))),
            Block(.heading(2, RichText(Section.postTitle), toggles: true), children: PostText.blocks(of: draft.content.text)),
            toggle(.versions, []), toggle(.sources, Self.sources(submission)), toggle(.why, reasons),
            toggle(.checks, [.paragraph(Self.checksText(submission.checks, in: voice))]),
            toggle(.provenance, Self.provenance(submission)),
        ]
    }

    /// The callout at the top.
    static func callout(_ text: String) -> Block.Kind { .callout(RichText(text), emoji: "📝") }

    /// What the column says, and the one paragraph under Checks.
    static func checksText(_ lines: [Message], in voice: Voice) -> String {
        let nothing: Message = "Nothing to remark."
        return lines.isEmpty ? nothing.text(in: voice) : lines.map { "• " + $0.text(in: voice) }.joined(separator: "\n")
    }

    private static func sources(_ submission: Submission) -> [Block] {
        let quotes = submission.version.record?.result.writing.quotes ?? []
        let passages = passages(submission)
        let items = submission.assignment.items
        var blocks = items.map { item in
            let date = item.publishedAt.map { " (" + Moment($0, isDay: true).words(for: submission.voice) + ")" } ?? ""
            let isOfItem = { (quote: Quote) in quote.source == item.url || quote.source == item.id }
            return source(item.title, item.url, date, quotes.filter(isOfItem), passages.filter { isOfItem($0.quote) })
        }
        if let brief = submission.assignment.brief {
            let name: Message = "Brief: \(brief.name)"
            let isOfBrief = { (quote: Quote) in quote.source == brief.id }
            blocks.append(
                source(name.text(in: submission.voice), nil, "", quotes.filter(isOfBrief), passages.filter { isOfBrief($0.quote) }))
        }
        let known = Set(items.flatMap { [$0.id, $0.url ?? ""] } + [submission.assignment.brief?.id ?? ""])
        for quote in quotes where !known.contains(quote.source) { blocks.append(source(quote.source, nil, "", [quote])) }
        return blocks
    }

    private static func source(
        _ title: String, _ url: String?, _ date: String, _ quotes: [Quote], _ passages: [Passage] = []
    ) -> Block {
        let text = RichText([RichText.Run(title.isEmpty ? url ?? "" : title, link: url)]) + RichText(date)
        let words =
            quotes.map { "\u{201C}\($0.span)\u{201D}" }
            + passages.map { "\u{201C}\($0.quote.span)\u{201D}\n\($0.claims.joined(separator: " · "))" }
        return Block(.bulleted(text), children: words.prefix(mostQuotes).map { Block(.quote(RichText($0))) })
    }

    private static let mostQuotes = 40

    /// Words of a source, and what the draft says by them.
    private struct Passage {
        let quote: Quote
        var claims: [String]
    }

    /// The passages that support the draft's figures, dates, names and quotations, in the order of the draft.
    private static func passages(_ submission: Submission) -> [Passage] {
        var passages: [Passage] = []
        for fact in DraftChecks.facts(in: submission.draft.content.text, of: submission.assignment) where fact.claim.kind != .link {
            guard let quote = fact.support else { continue }
            if let index = passages.firstIndex(where: { $0.quote == quote }) {
                if !passages[index].claims.contains(fact.claim.words) { passages[index].claims.append(fact.claim.words) }
            } else {
                passages.append(Passage(quote: quote, claims: [fact.claim.words]))
            }
        }
        return passages
    }

    private static func provenance(_ submission: Submission) -> [Block] {
        let draft = submission.draft
        var lines: [Message] = [
            "Draft \(draft.id)", "Trace \(draft.candidateID)", "Version \(submission.version.number) by \(submission.version.author)",
        ]
        if let rules = draft.rules { lines.append("Rules \(rules)") }
        let bulleted = { (line: Message) in Block(.bulleted(RichText(line.text(in: submission.voice)))) }
        guard let record = submission.version.record else { return lines.map(bulleted) }
        let model = record.result.model
        lines.append(record.result.seed.map { "Model \(model), seed \($0)" } ?? "Model \(model)")
        lines += record.prompt.pages.map { "Prompt: \(Message($0.role)), page \($0.pageID), content \($0.contentHash)" }
        lines += record.sources.sorted { $0.key < $1.key }.map { "Source \($0.key), content \($0.value)" }
        lines += record.result.notes
        return lines.prefix(90).map(bulleted) + [
            Block(.code(RichText(record.prompt.system), language: "plain text")),
            Block(.code(RichText(record.prompt.user), language: "plain text")),
        ]
    }
}
