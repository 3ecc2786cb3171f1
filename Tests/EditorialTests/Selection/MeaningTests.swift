import Editorial
import FoundationEssentials
import Support
import Testing

/// What changes when it is known what texts are about.
struct MeaningTests {
    private let brand: Brand = {
        var brand = Brand(id: "b", name: "B")
        brand.accounts = ["Page"]
        brand.maximumADay = 10
        return brand
    }()

    private func choice(_ stream: LabelledStream) throws -> Choice {
        var choice = Choice(briefs: stream.briefs.map(\.brief), items: stream.items, history: [], openDrafts: 0, postsMade: [:])
        choice.embeddings = try RecordedMeanings().embeddings(of: choice, for: brand)
        return choice
    }

    @Test("with words and meaning together more of the first ten answer a brief than with words alone")
    func stream() throws {
        let stream = try LabelledStream()
        let choice = try choice(stream)
        #expect(choice.embeddings.count == 510)
        func precision(_ relevance: Relevance) -> (ten: Double, twelve: Double) {
            let hits = stream.briefs.map { brief, answers in
                let ranked = relevance.matches(for: brief).map { answers.contains($0.item.id) }
                return (ranked.prefix(10).filter { $0 }.count, ranked.prefix(12).filter { $0 }.count)
            }
            return (Double(hits.map(\.0).reduce(0, +)) / 100, Double(hits.map(\.1).reduce(0, +)) / 120)
        }
        let words = precision(Relevance(stream.items))
        let both = precision(Relevance(stream.items, embeddings: choice.embeddings))
        print("precision@10 by words \(words.ten), with all-MiniLM-L6-v2 \(both.ten); of the first 12: \(words.twelve), \(both.twelve)")
        #expect(both.ten >= 0.95 && both.ten >= words.ten && both.twelve > words.twelve)
    }

    @Test("an item without a word of the brief answers it, and the reason says so")
    func withoutWords() throws {
        let stream = try LabelledStream()
        let relevance = Relevance(stream.items, embeddings: try choice(stream).embeddings)
        let found = stream.briefs.flatMap { brief, answers in
            relevance.matches(for: brief).filter { $0.terms.isEmpty && answers.contains($0.item.id) }
        }
        #expect(!found.isEmpty)
        var brief = Brief(id: "brief", name: "Xylophonia")
        brief.keywords = ["xylophonia"]
        var choice = Choice(briefs: [brief], items: Array(stream.items.prefix(40)), history: [], openDrafts: 0, postsMade: [:])
        let directions = choice.items.indices.map { Embedding($0 == 7 ? [1, 0, 0] : [0.1, 1, Float($0) / 40]) }
        choice.embeddings = Dictionary(uniqueKeysWithValues: zip(choice.items.map(\.id), directions).map { ($0, $1!) })
        choice.embeddings["brief"] = Embedding([1, 0, 0])
        let chosen = SelectionPolicy.choose(choice, for: brand, now: LabelledStream.now).candidates.first { $0.briefID == "brief" }
        #expect(chosen?.itemIDs == [choice.items[7].id])
        #expect(chosen?.reasons.first?.description == "Near in meaning to brief \"Xylophonia\", 1 h old.")
    }

    @Test("with meaning no fewer tellings of one story are found, and few of others are taken for one")
    func stories() throws {
        let recorded = try RecordedMeanings()
        for isHeldOut in [false, true] {
            let pairs = try StoryPair.all().filter { $0.isHeldOut == isHeldOut }
            func rates(_ isSame: (StoryPair) -> Bool) -> (precision: Double, recall: Double) {
                let found = pairs.filter(isSame)
                let right = Double(found.filter(\.isSame).count)
                return (right / Double(found.count), right / Double(pairs.filter(\.isSame).count))
            }
            let words = rates { $0.left.isSame($0.right) }
            let both = rates { $0.left.isSame($0.right, likeness: $0.likeness(by: recorded)) }
            let half = isHeldOut ? "held out" : "set on"
            print("stories, \(half): by words \(words), with all-MiniLM-L6-v2 \(both)")
            #expect(both.recall >= words.recall && both.precision >= 0.95)
        }
    }

    @Test("a story that is near to what was told lately comes after one that is not; what tells it again is refused")
    func novelty() throws {
        func item(_ id: String, _ title: String) -> Item {
            Item(
                id: id, feedID: id, identity: id, url: nil, title: title, publishedAt: LabelledStream.now, text: "",
                firstSeenAt: LabelledStream.now, contentHash: "")
        }
        let items = [
            item("near", "Harbour cranes lift wind towers in Esbjerg"), item("far", "Bakers count their sourdough loaves in Graz"),
        ]
        let told = PastStory(
            id: "post", feedID: nil, title: "Cranes",
            text: "Esbjerg harbour hosts a fair for makers of cranes this week, with talks on pay and training.",
            url: nil)
        var choice = Choice(briefs: [], items: items, history: [], openDrafts: 0, postsMade: [:])
        choice.told = [told]
        func first(_ change: (inout SelectionSettings) -> Void = { _ in }) -> String? {
            var settings = SelectionSettings()
            change(&settings)
            return SelectionPolicy.choose(choice, for: brand, settings, now: LabelledStream.now).candidates.first?.itemIDs.first
        }
        #expect(first() == "far")
        #expect(first { $0.novelty = 0 } == "near")
    }
}
