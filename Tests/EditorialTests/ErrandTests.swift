import Editorial
import FoundationEssentials
import Testing

@Suite struct ErrandTests {
    private let now = Date(timeIntervalSince1970: 1_783_156_080)
    private let mia = Person(id: "1", name: "Mia")
    private let tom = Person(id: "2", name: "Tom")

    private func draft(_ state: DraftState, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "company", state: state, title: "T",
            content: PostContent(text: "Text.", altText: "", pictureHash: nil), windowEnds: now, createdAt: now)
        change(&draft)
        return draft
    }

    private func brand(editors: [Person] = [], approvers: [Person] = []) -> Brand {
        var brand = Brand(id: "b", name: "Brand")
        brand.editors = editors
        brand.approvers = approvers
        return brand
    }

    @Test func `editors decide where nobody is named to approve, else the approvers`() {
        #expect(draft(.submitted).errand(brand: brand(editors: [mia]), since: now)?.people == ["Mia"])
        #expect(draft(.submitted).errand(brand: brand(editors: [mia], approvers: [tom]), since: now)?.people == ["Tom"])
        #expect(draft(.submitted).errand(brand: nil, since: now) == Errand(.approve, of: [], since: now))
    }

    @Test func `after one approval of two the other approver is waited for, as long as the content is the same`() {
        let later = now.addingTimeInterval(60)
        var half = draft(.submitted) {
            $0.approval = .half(hash: ApprovalHash.of($0.content, account: $0.account), by: mia, at: later)
        }
        let brand = brand(approvers: [mia, tom])
        #expect(half.errand(brand: brand, since: now) == Errand(.approveAsWell, of: [tom], approved: mia, since: later))
        half.content.text = "Another text."
        #expect(half.errand(brand: brand, since: now) == Errand(.approve, of: [mia, tom], since: now))
    }

    @Test func `an approval that was asked for waits for nobody`() {
        let pending = draft(.submitted) { $0.approval = .pending(hash: "h", by: mia, askedAt: now) }
        #expect(pending.errand(brand: brand(editors: [tom]), since: now) == Errand(.leaveAlone, of: [], approved: mia, since: now))
    }

    @Test func `a draft that Copydesk is at waits for nobody, one on hold for an editor`() {
        for state in [DraftState.drafted, .changesRequested, .approved, .slotted, .prepared, .armed, .unknown, .published, .rejected] {
            #expect(draft(state).errand(brand: brand(editors: [mia]), since: now) == nil, "\(state)")
        }
        #expect(draft(.slotted) { $0.isOnHold = true }.errand(brand: brand(editors: [mia]), since: now)?.task == .release)
    }
}
