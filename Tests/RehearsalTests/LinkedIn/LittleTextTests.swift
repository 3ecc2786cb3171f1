import Testing

@testable import Rehearsal

@Suite struct LittleTextTests {
    @Test(
        "little text is rendered as LinkedIn renders it",
        arguments: [
            (
                "Escaped \\(EPRI\\) \\[x\\] \\{y\\} \\<z\\> a\\@b \\*c\\* \\_d\\_ \\~ \\| \\\\ 100%",
                "Escaped (EPRI) [x] {y} <z> a@b *c* _d_ ~ | \\ 100%"
            ),
            ("Follow #coding, #日本語 and {hashtag|\\#|swift}!", "Follow #coding, #日本語 and #swift!"),
            ("Hello @[Devtestco](urn:li:organization:2414183), hi", "Hello Devtestco, hi"),
            ("To @[Eddy](urn:li:person:Ab3dE\\_9xYz) x", "To Eddy x"),
        ])
    func rendered(_ raw: String, _ expected: String) {
        let little = LittleText(raw)
        #expect(little.rendered() == expected)
        #expect(little.cut == nil)
    }

    @Test("a hashtag goes on behind its vowel signs", arguments: ["हिन्दी", "ᬅᬓ᭄ᬱᬭ", "ꦗꦮ꧀"])
    func hashtag(_ word: String) {
        #expect(LittleText("#\(word) x").hashtags == [word])
    }

    @Test(
        "the first bare reserved character ends the text",
        arguments: [
            ("see #my_tag here", "see #my"), ("C# is a language", "C"), ("To @[Eddy](urn:li:person:Ab3dE_9xYz) x", "To "),
            ("a path C:\\temp is lost", "a path C:"), ("a {b} c", "a "), ("a (\u{301}b)", "a "), ("tail\\", "tail"),
        ])
    func cut(_ raw: String, _ expected: String) {
        let little = LittleText(raw)
        #expect(little.rendered() == expected)
        #expect(little.cut != nil)
    }

    @Test(
        "what a GET returns parses to the same text",
        arguments: ["a #b {hashtag|\\#|c} \\(d\\) @[E](urn:li:person:f\\_g)", "", "#日本語 \\\\"])
    func normalized(_ raw: String) {
        let little = LittleText(raw)
        #expect(LittleText(little.normalized).elements == little.elements)
    }
}
