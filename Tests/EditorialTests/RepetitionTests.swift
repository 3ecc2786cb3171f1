import Editorial
import FoundationEssentials
import Support
import Testing

/// Which texts a reader would take for the same post.
struct RepetitionTests {
    private static let heron = """
        Herons stand still for hours before they strike. Our new survey counted 412 of them along the Elbe, more than ever since 1990.

        What helps them: shallow banks, and no dogs in May. Come and count with us on Saturday!
        """

    private func isNear(_ left: String, _ right: String) -> Bool {
        let forth = TextPrint(left).isNear(TextPrint(right))
        #expect(TextPrint(right).isNear(TextPrint(left)) == forth)
        return forth
    }

    @Test(
        "Another link, other hashtags, case, punctuation, emoji or line breaks make no other post",
        arguments: [
            heron + "\n\nhttps://birds.example/survey?utm_source=linkedin",
            heron + "\n\n#herons #elbe #nature",
            heron.uppercased(),
            heron.replacing(".", with: " \u{2013}").replacing("\n\n", with: " "),
            "\u{1F426}\u{1F426} " + heron.replacing("Our new", with: "Our brand new"),
            heron.replacing("Saturday", with: "Sunday"),
            heron + " Bring rubber boots and a flask of tea.",
            heron.replacing("Elbe", with: "#Elbe"),
        ])
    func same(_ other: String) { #expect(isNear(Self.heron, other)) }

    @Test(
        "Another post about the same thing is another post",
        arguments: [
            "Why herons came back to the Elbe: our survey of 1990 found 12, the one of this year 412. Shallow banks made the difference.",
            "Come and count storks with us on Saturday! Last year we found 30 nests in one village, and one on a crane.",
            "Dogs and herons do not get on in May. Three owners tell how they walk their dogs along the river all the same.",
        ])
    func other(_ text: String) { #expect(!isNear(Self.heron, text)) }

    @Test(
        "Short texts and other scripts are compared too",
        arguments: [
            ("We are hiring a Swift engineer in Bonn!", "We are hiring: a Swift engineer in Bonn. https://jobs.example/7", true),
            ("We are hiring a Swift engineer in Bonn!", "We are hiring a Rust engineer in Bonn!", true),
            ("We are hiring a Swift engineer in Bonn!", "Our office in Bonn moves to a new street.", false),
            ("Thank you!", "Thank you \u{1F64F}", true),
            ("Thank you!", "Good night!", false),
            ("我们今天发布了新的产品，欢迎大家试用。", "我们昨天发布了新的产品，欢迎大家试用！", true),
            ("我们今天发布了新的产品，欢迎大家试用。", "公司的年度报告显示，收入增长了百分之十。", false),
            ("本日、新しい製品を発表しました。ぜひお試しください。", "本日、新しい製品を発表しました。お試しください。", true),
            ("Мы сегодня выпустили новый продукт, попробуйте его.", "Мы вчера выпустили новый продукт. Попробуйте его!", true),
            ("Мы сегодня выпустили новый продукт, попробуйте его.", "Годовой отчёт компании: выручка выросла на десять процентов.", false),
            ("오늘 새로운 제품을 출시했습니다. 많은 관심 부탁드립니다.", "오늘 새로운 제품을 출시했습니다! 관심 부탁드립니다.", true),
            ("أطلقنا اليوم منتجنا الجديد، جربوه الآن.", "أطلقنا أمس منتجنا الجديد، جربوه الآن!", true),
            ("ได้เปิดตัวผลิตภัณฑ์ใหม่วันนี้ ลองใช้ได้เลย", "ได้เปิดตัวผลิตภัณฑ์ใหม่เมื่อวาน ลองใช้ได้เลย", true),
        ])
    func scripts(_ left: String, _ right: String, _ expected: Bool) { #expect(isNear(left, right) == expected) }

    @Test("Texts without any word are the same only when they are equal")
    func wordless() {
        #expect(isNear("https://a.example #one", "https://a.example #one "))
        #expect(!isNear("https://a.example #one", "https://b.example #one"))
        #expect(!isNear("\u{1F426}", Self.heron))
        #expect(!isNear("", "\u{1F426}"))
    }

    @Test("A text within a much longer one is another post")
    func within() {
        let long = (1...6).map {
            "Chapter \($0) tells of \(["rain", "wind", "snow", "hail", "fog", "sun"][$0 - 1]) and how it bends the reeds."
        }
        #expect(!isNear(long[0], long.joined(separator: " ") + Self.heron))
        #expect(isNear(Self.heron, Self.heron + " " + long[0]))
    }

    @Test("Only posts within the days count, the nearest in time, and never the draft itself")
    func days() {
        let day = 86_400.0
        let now = Date(timeIntervalSince1970: 1_783_156_080)
        let posts = [-31.0, -20, -3, 5, 31].map { offset in
            RecentPost(draftID: "\(offset)", title: "T", text: Self.heron, at: now + .seconds(Int(offset * day)), isPublished: offset < 0)
        }
        let recent = RecentPosts(posts, within: .seconds(30 * 86_400))
        #expect(recent.resembling(Self.heron, at: now, except: "")?.draftID == "-3.0")
        #expect(recent.resembling(Self.heron, at: now, except: "-3.0")?.draftID == "5.0")
        #expect(RecentPosts([posts[0], posts[4]], within: .seconds(30 * 86_400)).resembling(Self.heron, at: now, except: "") == nil)
        #expect(recent.resembling("Something else altogether.", at: now, except: "") == nil)
    }
}
