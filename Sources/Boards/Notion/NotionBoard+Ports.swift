import Editorial
import Notion

extension NotionBoard: EditorialBoard, BoardReading, Commissions {
    package var isCrowded: Bool { client.isRateShort }
}
