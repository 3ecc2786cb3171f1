import Editorial

extension NotionBoard: EditorialBoard, BoardReading, Commissions {}
