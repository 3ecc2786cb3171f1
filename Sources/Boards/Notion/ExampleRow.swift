import Editorial
import Notion
import Support

/// A row that shows what belongs where.
struct ExampleRow {
    let values: [(ColumnName, PropertyValue)]
    let body: [Block]

    var title: String {
        for case (.name, .title(let text)) in values { return text.plain.trimmed }
        return ""
    }

    init(_ table: DeskTable, _ made: [DeskTable: String], in voice: Voice) {
        let brand = PropertyValue.relation([made[.brands]].compactMap { $0 }, more: false)
        let said = { (words: Message) in RichText(words.text(in: voice)) }
        let text = { (words: Message) in PropertyValue.richText(said(words)) }
        let paragraph = { (words: Message) in Block(.paragraph(said(words))) }
        switch table {
        case .brands:
            values = [
                (.name, .title(said("Example brand"))), (.language, .select(Self.language(voice))),
                (.timeZone, .richText(RichText("Europe/Berlin"))),
                (.slots, .richText(RichText("Tue 09:00, Thu 14:30"))), (.paused, .checkbox(true)),
            ]
            body = [
                Block(.heading(2, said("Voice"), toggles: false)),
                paragraph("We write plainly, in short sentences, and say what we know."),
                Block(.heading(2, said("Do and don't"), toggles: false)), Block(.bulleted(said("Do name the source."))),
                Block(.bulleted(said("Don't use superlatives."))),
            ]
        case .feeds:
            values = [
                (.name, .title(said("Example feed: Swift.org"))), (.url, .url("https://www.swift.org/atom.xml")), (.brand, brand),
                (.paused, .checkbox(true)),
            ]
            body = []
        case .briefs:
            values = [
                (.name, .title(said("Example brief"))), (.status, .status("Paused")), (.brand, brand),
                (.postType, .select("educational")),
                (.audience, text("People who run small servers")), (.cadence, .select("once")),
            ]
            body = [paragraph("Write here what the post should be about.")]
        case .drafts:
            // Without a Draft ID it is nobody's draft.
            values = [
                (.name, .title(said("Example of a draft (not one of Copydesk's, delete it whenever you like)"))),
                (.status, .status(BoardStatus.rejected.rawValue)), (.brand, brand),
                (.altText, text("Somebody reads a page and writes a remark next to it.")),
                (.checks, text("• What the checks found stands here.")),
            ]
            body = [
                Block(.callout(said("How the post begins, its length, account and time, and what still blocks approval."), emoji: "📝")),
                Block(
                    .heading(2, RichText(Section.postTitle), toggles: true),
                    children: [paragraph("The text of the post stands here. Edit it as you like: your words are the truth.")]),
                Block(
                    .toggle(RichText(Section.versions.title(in: voice.language))),
                    children: [paragraph("Every text that another one replaced.")]
                ),
                Block(
                    .toggle(RichText(Section.sources.title(in: voice.language))),
                    children: [paragraph("What it rests on, with the quoted passages.")]),
            ]
        }
    }

    /// The option of the brand's column.
    private static func language(_ voice: Voice) -> String {
        switch voice.language {
        case .english: "English"
        case .german: "German"
        case .french: "French"
        }
    }
}
