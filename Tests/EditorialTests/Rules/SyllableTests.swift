import Support
import Testing

@testable import Editorial

/// Counts from dictionaries.
struct SyllableTests {
    @Test func `English words`() {
        expect(
            .english,
            """
            cities:2 value:2 companies:3 while:1 scale:1 table:2 tables:2 the:1 walked:1 wanted:2 called:1 settled:2 houses:2 changes:2
            places:2 rules:1 tried:1 trying:2 being:2 buying:2 player:2 employee:3 beyond:2 eyes:1 media:3 social:2 material:4 radio:3
            nation:2 million:2 region:2 period:3 various:3 video:3 people:2 area:3 idea:3 language:2 quality:3 technique:2 argue:2 league:1
            issue:2 society:4 client:2 experience:4 patient:2 business:2 management:3 movement:2 element:3 useful:2 completely:3 every:2
            energy:3 harbour:2 crane:1 prices:2 company:3 customers:3 industrial:4 premium:3 used:1 uses:2 increased:2 possible:3
            available:4 because:2 machines:2 continue:3 investment:3 requirement:3 electricity:5 created:3 don't:1 company's:3 they're:1
            """)
    }

    @Test func `German words`() {
        expect(
            .german,
            """
            neue:2 Steuer:2 Bauer:2 Theater:3 Museum:3 Idee:2 Ideen:3 Familie:3 Nation:2 Material:4 Studium:3 aktuell:3 Ruine:3 Team:1
            beenden:3 System:2 Quelle:2 Haus:1 Häuser:2 Energie:3 Unternehmen:4 Verbraucherzentrale:6 Straße:2 Europäer:4 Koalition:4
            Video:3 sozial:3 See:1 Boot:1 Reihe:2 Yoga:2 Parteien:3 teuer:2 Kreativität:5 Bayern:2 geht's:1
            """)
    }

    @Test func `French words`() {
        expect(
            .french,
            """
            idée:2 énergie:3 ville:1 nouvelle:2 usine:2 l'usine:2 l’énergie:3 qu'il:1 jusqu'à:2 aujourd'hui:3 c'est:1 table:1 monde:1 le:1
            création:3 européenne:4 réalité:4 vidéo:3 théâtre:2 société:3 poésie:3 naïf:2 Noël:2 payer:2 voyage:2 pays:2 question:2 que:1
            banque:1 politique:3 premier:2 entière:2 nuit:1 client:2 ouvrier:3 février:3 industriel:4 entreprise:3 année:2 années:2 eau:1
            """)
    }

    @Test func `an elided article is no word`() {
        func ease(_ text: String) -> Int? { Readability.ease(of: DraftText(text, language: "fr"))?.0 }
        let elided = ease("L'usine a l'eau de l'île et l'air de l'est, d'où l'odeur.")
        #expect(elided == ease("Usine a eau de île et air de est, où odeur."))
    }

    private func expect(_ language: DeskLanguage, _ table: String) {
        for entry in table.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: ":")
            #expect(Syllables.count(in: String(parts[0]).folded, language) == Int(parts[1]), "\(entry)")
        }
    }
}
