//! Fields of life (분야) by which proposals, agendas and seats are grouped.

use crate::role::named;

named! {
    /// One field. The list is short, so that a phone shows it whole.
    Category {
        /// 복지·건강.
        Welfare = "welfare",
        /// 환경·기후.
        Environment = "environment",
        /// 안전·교통.
        Safety = "safety",
        /// 문화·체육.
        Culture = "culture",
        /// 교육·아동·청소년.
        Education = "education",
        /// 경제·일자리.
        Economy = "economy",
        /// 주거·도시.
        Housing = "housing",
        /// 마을·자치.
        Community = "community",
        /// 그 밖.
        Other = "other",
    }
}
