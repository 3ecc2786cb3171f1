import Editorial
import Support

/// The loops that read the desk. They share what files a reading, and nothing that they remember.
package struct DeskReaders: Sendable {
    /// In the order of the production line: pages and orders, comments on pages, those on blocks, mail.
    package let stages: [any Stage]

    package init(
        _ workshop: Workshop, _ shelf: any BoardShelf, drafts: any DraftShelf, sending: any SendingShelf, collecting: any CollectingShelf,
        access: any AccessShelf, causes: any CauseShelf, parking: any ParkingShelf, orders: any OrderShelf, notices: any PageNoticeShelf,
        mail: BoardMail = BoardMail()
    ) {
        let rulings = PageRulings(workshop, drafts: drafts, board: shelf, sending: sending, causes: causes)
        let notices = PageNotices(workshop, notices)
        let orderReading = OrderReading(workshop, shelf, drafts: drafts, collecting: collecting, notices: notices)
        let published = Locked<[Draft]>([])
        stages = [
            BoardSync(
                workshop, shelf, rulings: rulings, orders: orderReading,
                notes: AccountNotes(workshop, board: shelf, access: access, parking: parking, notices: notices),
                orderNotes: OrderNotes(workshop, orders, board: shelf, notices: notices)),
            CommentReading(workshop, shelf, rulings: rulings, mail: mail, published: published),
            BlockReading(workshop, shelf, rulings: rulings, mail: mail, published: published),
            MailReading(workshop, shelf, rulings: rulings, orders: orderReading, mail: mail),
        ]
    }
}
