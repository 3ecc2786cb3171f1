import Editorial
import Support
import Testing

/// What supports a claim, and what does not.
@Suite struct FactCheckTests {
    /// 2025-03-12, a Wednesday.
    private static let day = CivilDate.days(year: 2025, month: 3, day: 12)

    private func doubts(_ draft: String, _ source: String, day: Int? = FactCheckTests.day) -> [String] {
        FactCheck([FactSource(address: "s", text: source, day: day)]).facts(in: draft).filter { $0.doubt != nil }.map(\.claim.words)
    }

    @Test(
        "the same figure is known in other notations, units, currencies and words",
        arguments: [
            ("They sold 1,200 pumps.", "Es wurden 1.200 Pumpen verkauft, sagt die Firma."),
            ("Es waren 1,5 Millionen.", "It was 1.5 million in the end."),
            ("Le prix est de 3,2 milliards.", "The price is $3.2bn for all of it."),
            ("Das kostet 27 Mio. €.", "Cela coûte 27 M€ à la ville."),
            ("It is 12,000 metres long.", "Der Tunnel ist 12 Kilometer lang."), ("50 percent agreed.", "Die Hälfte stimmte zu."),
            ("Ein Viertel war dagegen.", "One in four was against it, they said."), ("It took 2 years.", "It took 24 months."),
            ("Quatre-vingt-dix-sept personnes sont venues.", "Es kamen 97 Menschen."),
            ("Twenty-one firms signed.", "21 entreprises ont signé."),
            ("Zweihundertfünfzig Gäste kamen.", "There were 250 guests at the opening."), ("It costs 49 cents.", "Es kostet 0,49 Euro."),
            ("They employ 52 400 people.", "They employ 52,400 people."), ("More than 3 million use it.", "It has 3.2 million users."),
            ("Sales doubled.", "Der Umsatz hat sich verdoppelt."), ("between 10 and 15 percent", "10 to 15%"),
            ("the 150th anniversary", "zum 150. Jubiläum der Firma"), ("the second plant", "They opened a second plant."),
            ("Acht von zehn Kunden", "80 percent of them"), ("Quarante patients en sont", "Une étude sur 40 patients est prévue."),
            ("Die Fahrt dauert zweieinhalb Stunden.", "The trip takes two and a half hours."),
        ])
    func sameFigure(_ draft: String, _ source: String) { #expect(doubts(draft, source) == []) }

    @Test(
        "another figure is not",
        arguments: [
            ("They sold 1,300 pumps.", "They sold 1,200 pumps.", "1,300"), ("It was 1.5 billion.", "It was 1.5 million.", "1.5 billion"),
            ("47% agreed.", "47 people agreed.", "47%"), ("Es kostet 12 Euro.", "It costs $12.", "12 Euro"),
            ("5 miles away", "5 km away", "5 miles"),
            ("Ein Drittel war dagegen.", "One in four was against it.", "Ein Drittel"),
            ("seven people were hurt", "five people were hurt", "seven"),
            ("about 21,000 people came", "around 12,000 people came", "21,000"),
            ("won with 8.5 points", "won with 7.5 points", "8.5 points"), ("forty jobs are new", "they pay 40% of the rent", "forty"),
        ])
    func otherFigure(_ draft: String, _ source: String, _ words: String) { #expect(doubts(draft, source) == [words]) }

    @Test("a post may count its own points, and number them")
    func ownPoints() { #expect(doubts("3 lessons from it:\n1. Start small.\n2. Go on.\n3. Rest.", "The firm grew.") == []) }

    @Test(
        "the same date is known in other notations, and from the day of its source",
        arguments: [
            ("on 3 May 2025", "am 3.5.2025"), ("May 3rd, 2025", "le 3 mai 2025"), ("le 1er mai 2025", "1 May 2025"),
            ("am 03.05.2025", "2025-05-03"),
            ("in 2024", "Im vergangenen Jahr"), ("since 2022", "three years ago"), ("on 11 March 2025", "That was yesterday."),
            ("on Wednesday", "am Mittwoch"), ("in 2025", "on Wednesday"),
            ("in the third quarter of 2024", "im 3. Quartal 2024"), ("at 2:30 pm", "um 14.30 Uhr"), ("à 14h30", "at 2:30 p.m."),
            ("in May 2025", "on 3 May"),
            ("on Saturday", "on 3 May 2025"), ("Mitte 2027", "by mid-2027"), ("im Sommer 2026", "in summer 2026"),
            ("in the 1990s", "in den 1990er Jahren"), ("ten years ago", "a decade ago"), ("in spring", "at the end of March 2026"),
        ])
    func sameDate(_ draft: String, _ source: String) { #expect(doubts("It happened \(draft).", "It happened \(source) there.") == []) }

    @Test(
        "another date is not",
        arguments: [
            ("on 4 May 2025", "on 3 May 2025"), ("in June", "in May 2025"), ("in 2023", "last year"), ("on Tuesday", "on Wednesday"),
            ("at 3:30 pm", "at 2:30 pm"),
            ("in the second quarter of 2024", "in the third quarter of 2024"), ("in autumn 2026", "in summer 2026"),
            ("on 3 May 2025", "in May 2025"), ("in 2024", "on Wednesday"), ("in spring", "on Wednesday"),
        ])
    func otherDate(_ draft: String, _ source: String) {
        #expect(doubts("It happened \(draft).", "It happened \(source) there.").count == 1)
    }

    @Test("what is relative is resolved only where the day of the source is known")
    func undated() {
        #expect(doubts("in 2024", "It happened last year.", day: nil) == ["2024"])
        #expect(doubts("It happened last year.", "It happened last year.", day: nil) == [])
        let facts = FactCheck([FactSource(address: "s", text: "It happened on 3 May.", day: nil)]).facts(in: "On 3 May 2025 it happened.")
        #expect(facts.map(\.doubt) == [.yearUnknown("3 May")])
    }

    @Test(
        "names are known by their words, and German nouns are no names",
        arguments: [
            ("Merkel said so, and Angela Merkel knows.", "Chancellor Angela Merkel said so.", []),
            ("She met Tim Ternus.", "She met Tim Cook and John Ternus.", ["Tim Ternus"]),
            ("Die Firma steigert Umsatz und Gewinn deutlich.", "Die Firma wächst.", []),
            ("Der Zoo Dresden freut sich.", "Der Zoo Leipzig freut sich.", ["Zoo Dresden"]),
            ("She lives in Munich.", "Sie lebt in München, sagt sie.", []),
            ("Le groupe vend à Siemens.", "Le groupe vend à Alstom.", ["Siemens"]),
            ("Neue Fabriken entstehen. Kunden warten.", "Die Firma baut.", []),
            ("Customers love it. Growth is slow.", "The firm sells.", []),
            ("It was the North Korea desk.", "It was the South Korea desk.", ["Korea"]),
            ("Analyst K. Park and K. H. Park.", "The report is by K. H. Park, says Karen Park.", []),
            ("It was J. Park who said it.", "It was K. H. Park who said it.", ["Park"]),
            ("Sie liegt an der Ostsee.", "Sie liegt an der Nordsee.", ["Ostsee"]),
            ("Das sagt Jens Albers-Kramer dazu.", "Das sagt Jens Albers-Krüger dazu.", ["Kramer"]),
            ("Das meldet das Helmholtz-Institut.", "Das meldet das Fraunhofer-Institut.", ["Helmholtz"]),
            ("Die Seidl ist es nicht.", "Der Chef heißt Anna Seidel.", ["Seidl"]),
            ("Das ist ein Gewinn, sagt Albrecht.", "Das ist ein Gewinn, sagt die Firma.", ["Albrecht"]),
            ("Unternehmen Leistungen anbieten ist das Ziel.", "Die Firma hat ein Ziel.", []),
            ("Thailand accounts for a fifth of it.", "Malaysia accounts for a fifth of it.", ["Thailand"]),
            ("Röstereien freuen sich.", "Die Rösterei Elbgold wächst.", []),
        ])
    func names(_ draft: String, _ source: String, _ found: [String]) { #expect(doubts(draft, source) == found) }

    @Test(
        "quotations are the source's words up to white space and marks",
        arguments: [
            ("“We  don’t wait”, she said.", "\"We don't wait,\" she said.", true),
            ("« Nous n’attendons pas »", "„Nous n'attendons pas“, dit-elle", true),
            ("He wants “time [...] and money”.", "He wants time, he says, and money.", true),
            ("“We never wait”, she said.", "\"We don't wait,\" she said.", false),
            ("»Wir warten nicht länger«, sagt sie.", "„Wir warten nicht länger“, sagte sie.", true),
        ])
    func quotations(_ draft: String, _ source: String, _ isSupported: Bool) { #expect(doubts(draft, source).isEmpty == isSupported) }

    @Test(
        "parts of a quotation stand together in what one said, and no negation between them is left out",
        arguments: [
            ("“We will … close the plant”, she said.", "“We will not close the plant,” she said.", false),
            ("“We will … close the plant”, she said.", "“We will, as planned, close the plant,” she said.", true),
            ("“We will not … close the plant”, she said.", "“We will not, as feared, close the plant,” she said.", true),
            ("„Wir werden … das Werk schließen“", "„Wir werden auf keinen Fall das Werk schließen“, sagte sie.", false),
            ("« Nous allons … fermer l’usine »", "« Nous allons tout faire pour ne pas fermer l’usine », dit-elle.", false),
            ("“We don't hire [...] now”", "“We don't hire engineers now,” he said.", true),
            ("“We do … hire”", "“We do believe we don't hire.”", false),
            ("“We grow fast … We will hire”", "“We grow fast. We do not comment on rumours. We will hire,” he said.", true),
            ("“We grow fast … and in Rome”", "“We grow fast,” said Anna Frei. “We stay in Bern and in Rome.”", true),
            ("“We grow fast … close the plant”", "“We grow fast,” said Anna Frei. “We must close the plant,” said Ben Hart.", false),
            ("“We grow fast … close the plant”", "“We grow fast,” said Anna Frei. Ben Hart said: “We must close the plant.”", false),
            ("“We grow fast … close the plant”", "“We grow fast,” said Anna Frei. “We must close the plant,” she added.", true),
            ("“We grow fast and must close”", "“We grow fast,” said Anna Frei. “And must close,” said Ben Hart.", false),
            ("“We grow fast and must close”", "“We grow fast,” said Anna Frei, “and must close.”", true),
            ("“The plant grows … the shop closes”", "The plant grows. Rain fell. Snow fell. The shop closes.", false),
            ("“The plant grows … the shop closes”", "The plant grows, and in the end the shop closes.", true),
        ])
    func partedQuotations(_ draft: String, _ source: String, _ isSupported: Bool) { #expect(doubts(draft, source).isEmpty == isSupported) }

    @Test("each supported claim has the sentence of the source that says it")
    func quoted() {
        let source = FactSource(address: "https://a.example", text: "It grew. It sold 1,200 pumps in Rome. It rests.")
        let facts = FactCheck([source]).facts(in: "They sold 1200 pumps.")
        #expect(facts.map(\.support) == [Quote(source: "https://a.example", span: "It sold 1,200 pumps in Rome.")])
    }

    @Test("links are those of the sources")
    func links() {
        let check = FactCheck([FactSource(address: "s", text: "More at a.example/x.")], links: ["https://b.example/y"])
        let facts = check.facts(in: "See https://b.example/y/, a.example/x and c.example/z.")
        #expect(facts.map { $0.doubt == nil } == [true, true, false])
    }

    @Test("a source that wants to be in the way is read in a moment")
    func hostile() {
        let pieces = [
            "„", "\"", "1.", "1 000 ", "in der ", "Rome ", "3 May ", "vor ", "ein ", "hundert", "und", "'", "12-", "€", "\u{301}", "🙂",
        ]
        for piece in pieces {
            let text = String(repeating: piece, count: 500)
            _ = FactCheck([FactSource(address: "s", text: text, day: 0)]).facts(in: text)
        }
    }
}
