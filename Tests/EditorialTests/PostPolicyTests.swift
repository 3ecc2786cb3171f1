import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// How a writing becomes a post, and what keeps a post from being approved.
struct PostPolicyTests {
    private let start = Date(timeIntervalSince1970: 1_795_420_800)

    private func assignment(url: String? = "https://example.org/a", _ change: (inout Brand) -> Void = { _ in }) -> Assignment {
        var brand = Brand(id: "b", name: "B")
        change(&brand)
        let item = Item(
            id: "i", feedID: "f", identity: "i", url: url, title: "T", publishedAt: nil, text: "", firstSeenAt: start, contentHash: "h")
        let candidate = Candidate(id: "c", brandID: "b", briefID: nil, account: "Page", itemIDs: ["i"], reasons: [], createdAt: start)
        return Assignment(candidate: candidate, brand: brand, brief: nil, items: [item])
    }

    private func writing(_ change: (inout Writing) -> Void = { _ in }) -> Writing {
        var writing = Writing(
            hook: "A hook", body: ["One.", "Two."], callToAction: "Read on.", hashtags: ["wind"], altText: "", picturePrompt: "", quotes: []
        )
        change(&writing)
        return writing
    }

    @Test func aPostIsHookParagraphsCallSourceAndHashtags() {
        let text = Composition.text(of: writing(), for: assignment { $0.hashtags = ["Kiel"] })
        #expect(text == "A hook\n\nOne.\n\nTwo.\n\nRead on.\n\nSource: https://example.org/a\n\n#Kiel #wind")
        #expect(Composition.text(of: writing(), for: assignment { $0.language = "de-AT" }).contains("Quelle: https"))
        let bare = Composition.text(
            of: writing {
                $0.callToAction = " "; $0.hashtags = []
            }, for: assignment(url: nil))
        #expect(bare == "A hook\n\nOne.\n\nTwo.")
    }

    @Test func paragraphsGiveWayFromTheEndUntilThePostFits() {
        let long = writing { $0.body = (0..<9).map { "\($0) " + String(repeating: "a", count: 498) } }
        let text = Composition.text(of: long, for: assignment())
        #expect(PostLimits.escapedUnits(text) <= PostLimits.units)
        #expect(text.contains("\n\n4 aaa") && !text.contains("\n\n7 aaa"))
        #expect(text.hasSuffix("#wind"))
    }

    @Test func hashtagsAreFiveWordsOnceTheBrandsFirstAndNoneBanned() {
        let tags = Composition.hashtags(
            writing { $0.hashtags = ["#Wind", "off-shore", "a", "b", "c", "d", "", "Cheap"] },
            brand: assignment {
                $0.hashtags = ["wind"]; $0.bannedWords = ["cheap"]
            }.brand)
        #expect(tags == ["wind", "offshore", "a", "b", "c"])
    }

    @Test func bannedWordsStandInThePropertyAndUnderTheirHeading() {
        var brand = Brand(id: "b", name: "B")
        brand.bannedWords = ["cheap", " "]
        brand.guidelines = PageText(
            pageID: "p", text: "# Voice\n- warm\n# Banned words\n- \"synergy\", Cheap\n1. „billig“.\nprose\n# Do\n- laugh", contentHash: "h"
        )
        #expect(Rulebook(brand).bannedWords == ["cheap", "synergy", "billig"])
        for heading in ["## Verbotene Wörter", "# Mots interdits", "# What is BANNED"] {
            #expect(Self.listed(in: "\(heading)\n• one\n* two") == ["one", "two"])
        }
        #expect(Self.listed(in: "- free words\n# Rules\n- others").isEmpty)
    }

    private static func listed(in guidelines: String) -> [String] {
        var brand = Brand(id: "b", name: "B")
        brand.guidelines = PageText(pageID: "p", text: guidelines, contentHash: "h")
        return Rulebook(brand).bannedWords
    }

    // MARK: limits

    private func content(_ text: String, alt: String = "Alt", picture: String? = "pic") -> PostContent {
        PostContent(text: text, altText: alt, pictureHash: picture)
    }

    @Test func unitsAreCountedAsTheTextIsSent() {
        #expect(PostLimits.escapedUnits("abc") == 3)
        #expect(PostLimits.escapedUnits("a(b)") == 6)
        #expect(PostLimits.escapedUnits("#wind") == 5)
        #expect(PostLimits.escapedUnits("C# #") == 6)
        #expect(PostLimits.escapedUnits("👍") == 2)
        #expect(PostLimits.escapedUnits("") == 0)
    }

    @Test func eachObstacleSaysWhatToDo() {
        #expect(PostLimits.obstacles(content(String(repeating: "a", count: 3000)), foreignBlocks: []).isEmpty)
        let refusals: [(PostContent, [String], String)] = [
            (content(String(repeating: "a", count: 3001)), [], "3001 of 3000"), (content(" \n"), [], "no text"),
            (content("x"), ["table", "table"], "The table under"), (content("x", alt: " "), [], "no alt text"),
            (content("x", alt: String(repeating: "a", count: 4087)), [], "longer than 4086"),
        ]
        for (content, foreign, words) in refusals {
            let obstacles = PostLimits.obstacles(content, foreignBlocks: foreign)
            #expect(obstacles.count == 1 && obstacles[0].contains(words), "\(obstacles)")
        }
        #expect(PostLimits.obstacles(content("x", alt: "", picture: nil), foreignBlocks: []).isEmpty)
    }

    // MARK: the page's face

    private func draft(_ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "Page", state: .submitted, title: "T",
            content: PostContent(text: "Hello", altText: "Alt", pictureHash: "pic"), windowEnds: start, createdAt: start)
        draft.board.shownStatus = .inReview
        draft.board.note(shown: draft.content)
        draft.board.shownPicture = "file.png"
        draft.board.shownPictureHash = "pic"
        change(&draft)
        return draft
    }

    @Test func theCalloutShowsTheFoldTheLengthTheSlotAndWhatIsOpen() {
        #expect(Callout.text(for: draft(), slot: "Thu 14:30") == "Hello\n5 of 3000 units · Page · Thu 14:30\nNothing blocks approval.")
        let long = Callout.text(for: draft { $0.content.text = String(repeating: "a", count: 211) }, slot: "")
        #expect(long.hasPrefix(String(repeating: "a", count: 210) + " ... more\n"))
        let exact = Callout.text(for: draft { $0.content.text = String(repeating: "a", count: 210) }, slot: "")
        #expect(!exact.contains("... more"))
        let open = Callout.text(
            for: draft {
                $0.obstacles = ["No."]; $0.awaitsPicture = true
            }, slot: "")
        #expect(open.contains("Blocks approval: No.") && open.contains("picture is still being made"))
        #expect(!open.contains("Nothing blocks"))
    }

    /// What the page lacks, and what the callout and a refused approval say of it.
    private static let lacks: [(lack: @Sendable (inout Draft) -> Void, words: String)] = [
        ({ $0.obstacles = ["No."] }, "No."),
        ({ $0.board.postTrouble = .doubled }, "Two sections are called"),
        ({ $0.board.shownPictureHash = nil }, "The picture on the page cannot be used"),
        ({ $0.board.shownPictureHash = "other" }, "The picture is not on the page yet."),
        ({ $0.content.text = "Another" }, "A new text is being written to the page."),
        ({ $0.content.mentions = [Mention(name: "Acme", urn: "urn:li:organization:1")] }, "What is sent besides the text is not shown"),
        (
            {
                $0.content.card = LinkCard(source: "https://a.example", title: "T", description: "")
                $0.content.pictureHash = nil
                $0.board.shownPicture = nil
                $0.board.shownPictureHash = nil
                $0.board.shownExtras = ApprovalHash.ofExtras($0.content)
            }, "The link card has no picture"
        ),
    ]

    @Test(arguments: lacks.indices)
    func whatBlocksAnApprovalStandsInTheCalloutAndInNoOther(_ index: Int) throws {
        let (lack, words) = Self.lacks[index]
        var draft = draft(lack)
        let callout = Callout.text(for: draft, slot: "")
        #expect(callout.contains("Blocks approval: \(words)") && !callout.contains("Nothing blocks approval."), "\(callout)")
        let comment = BoardComment(
            id: "c", pageID: "p", discussionID: "t", author: Person(id: "ada"), text: "/approve", createdAt: start + .seconds(600))
        let context = RulingContext(now: start + .seconds(600), brand: nil, calendar: nil, taken: [])
        let filing = try #require(Ruling.judge(&draft, comments: [comment], context))
        #expect(draft.approval == .none)
        let answers = filing.updates.compactMap { if case .comment(let text, _, _) = $0.change { text.description } else { nil } }
        #expect(answers.count == 1 && answers[0].contains(words), "\(answers)")
    }

    @Test func whatIsSentBesidesTheTextBlocksNothingInTheCalloutThatShowsIt() {
        let face = BoardFaces.fill(
            BoardFace(), from: draft { $0.content.mentions = [Mention(name: "Acme", urn: "urn:li:organization:1")] }, zone: "UTC",
            slotWords: "")
        #expect(face.callout?.contains("Mentions: Acme") == true && face.callout?.contains("Nothing blocks approval.") == true)
    }

    @Test func aFaceWritesOnlyWhatThePageDoesNotShow() {
        let face = BoardFaces.fill(BoardFace(), from: draft(), zone: "UTC", slotWords: "")
        #expect(face.status == nil && face.publishAt == nil && face.altText == nil && face.isOnHold == nil && face.answer == nil)
        let slot = start + .seconds(60)
        let other = BoardFaces.fill(
            BoardFace(),
            from: draft {
                $0.state = .slotted; $0.slot = slot; $0.content.altText = "New"; $0.isOnHold = true
            }, zone: "UTC",
            slotWords: "")
        #expect(other.status == .scheduled && other.publishAt == slot && other.altText == "New" && other.isOnHold == true)
    }

    @Test func whoApprovedIsShownWhileItStands() {
        let approved = draft { $0.approval = .live(hash: "h", by: Person(id: "ada", name: "Ada"), at: Date(timeIntervalSince1970: 0)) }
        #expect(BoardFaces.fill(BoardFace(), from: approved, zone: "UTC", slotWords: "").approvedBy == "Ada, Thu 1970-01-01 00:00 UTC")
        let german = Voice(.german, in: Zone(known: "Europe/Berlin"))
        let shown = BoardFaces.fill(BoardFace(), from: approved, zone: "UTC", slotWords: "").approvedBy?.text(in: german)
        #expect(shown == "Ada, Do., 01.01.1970, 01:00 Uhr (Europe/Berlin)")
        #expect(BoardFaces.fill(BoardFace(), from: draft(), zone: "UTC", slotWords: "").approvedBy == "")
    }

    @Test func anApprovalThatWaitsKeepsItsStatusOnThePage() {
        func shown(_ change: (inout Draft) -> Void) -> BoardStatus? {
            BoardFaces.status(
                of: draft {
                    $0.board.shownStatus = .approved; change(&$0)
                })
        }
        #expect(
            shown {
                $0.awaitsPicture = true; $0.board.shownPicture = nil
            } == nil)
        #expect(shown { $0.approval = .pending(hash: "h", by: .unknown, askedAt: start) } == nil)
        #expect(shown { _ in } == .inReview)
        #expect(shown { $0.state = .failed } == .failed)
    }

    @Test func aQuestionToAPersonClearsTheLastAnswer() {
        let asking = draft {
            $0.state = .needsCheck; $0.board.shownStatus = .scheduled
        }
        #expect(BoardFaces.fill(BoardFace(), from: asking, zone: "UTC", slotWords: "").answer == "")
        let asked = draft {
            $0.state = .needsCheck; $0.board.shownStatus = .needsCheck
        }
        #expect(BoardFaces.fill(BoardFace(), from: asked, zone: "UTC", slotWords: "").answer == nil)
    }
}

/// What a source is called.
struct SiteNameTests {
    @Test(
        arguments: [
            ("https://www.example.com/a", "example.com"), ("http://127.0.0.1:8424/a", nil), ("http://localhost/x", nil),
            ("http://[::1]/x", nil), ("https://news.example.org:8443/", "news.example.org"),
        ] as [(String, String?)])
    func aSourceIsNamedByItsHostUnlessThatIsANumberOrThisMachine(_ address: String, _ name: String?) {
        #expect(WebAddresses.siteName(of: address) == name)
    }
}
