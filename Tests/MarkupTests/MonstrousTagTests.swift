import Markup
import TestKit
import Testing

/// HTML tags with thousands of attributes, which libxml2 compares with each other, are not read; what only looks like one is.
struct MonstrousTagTests {
    private static func repeated(_ count: Int, _ piece: (Int) -> String) -> String { (0..<count).map(piece).joined() }
    private static func words(_ count: Int) -> String { String(repeating: "word ", count: count) }

    private static let many: String = repeated(4000) { (number: Int) -> String in "a\(number)=1 " }
    private static let valueless: String = repeated(4000) { (number: Int) -> String in "a\(number)\t" }

    private static let monstrous: [String] = [
        "<b \(many)>", "<b \(many)", "<b\n\(valueless)>", "<\u{0}b \(many)>",
        // A `<` in values, within whatever distance.
        "<b \(repeated(4000) { (number: Int) -> String in "a\(number)='<' " })>",
        "<b \(repeated(4000) { (number: Int) -> String in "a\(number)='<i x=\"' " })>",
        // Without blanks between them.
        "<b \(repeated(4000) { (number: Int) -> String in "a\(number)='>'" })>",
        // Quotes that open nothing, or nothing for the parser.
        "<b x=y=' \(many)>", "<b x ' \(many)>", "<b ;=' \(many)>",
        "<script><i x='</script><b \(many)>", "<style><i x=\"</style><b \(many) <i>", "<!-- <i x=' --><b \(many)>",
        // Names that are too long are read as several.
        "<b \(String(repeating: "a", count: 100_000))>",
    ]

    @Test(arguments: monstrous.map(LongText.init))
    func areLeftOut(html: LongText) {
        let text = HTMLText.plain("<p>Before</p>" + html.text + "</b><p>After</p>")
        #expect(text.isEmpty, "\(text.prefix(100))")
    }

    private static let honest: [String] = [
        "<b \(repeated(300) { (number: Int) -> String in "a\(number)=1 " })></b>",
        "<b title=\"He said \"\(words(300))\"></b>",
        "<i data-x='{\"a\": \"\(words(5000))\"}'></i>",
        "<i data-x=\"\(String(repeating: "if (a<b) c = d; ", count: 100))\"></i>",
        "<script>\(String(repeating: "for (i=0; i<n; i++) { if (a > b) c = \"it's\" }\n", count: 2000))</script>",
        String(repeating: "<a href=/x?y=z class='d e' title=\"It's\">don't</a> ", count: 3000),
        "<!-- a<b it's \(words(300)) -->",
    ]

    @Test(arguments: honest.map(LongText.init))
    func honestOnesAreRead(html: LongText) {
        let text = HTMLText.plain("<p>Before</p>" + html.text + "<p>After</p>")
        #expect(text.hasPrefix("Before") && text.hasSuffix("After"), "\(text.prefix(100))")
    }

    @Test func aTitleIsCutBeforeItIsRead() {
        let title = HTMLText.line("<b>Ships</b> " + String(repeating: "<i>sail</i> ", count: 100_000))
        #expect(title.hasPrefix("Ships sail sail") && title.utf8.count < 16 << 10)
    }
}
