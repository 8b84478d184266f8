//! What belongs to writing a proposal, fresh for every cell.

use process::photo::{PhotoRow, PhotosForm};
use process::proposal::ProposalForm;
use store::{NewPhoto, Picture};
use system_tests::pictures;
use system_tests::village::proposal_form;
use web::acts;
use web::acts::coauthor::Step;
use web::acts::tracking_code::Code;

use super::World;

impl World {
    /// The code by which others join the proposal of an address.
    pub(super) async fn author_code(&self, path: &str) -> String {
        let id = path.rsplit('/').nth(1).unwrap().parse().unwrap();
        let by = self.app.by(self.owner).await;
        let code = Code::random(&self.app.stores().keys);
        let step = Step::Ask(code.clone());
        let ask = self
            .app
            .write(move |tx| acts::coauthor::change(tx, &by, "haneul", id, &step));
        ask.await;
        code.plain().to_owned()
    }

    /// The address with a photo of a proposal in it.
    pub(super) async fn writing_path(&self, path: &str, cell: usize) -> String {
        if !path.contains("{photo}") {
            return path.to_owned();
        }
        let by = self.app.by(self.owner).await;
        let title = format!("사진이 있는 제안 {cell}");
        let photo = self.app.write(move |tx| {
            let picture = || Picture {
                bytes: pictures::file(4, 3, image::ImageFormat::Jpeg),
                width: 4,
                height: 3,
            };
            let new = NewPhoto {
                sha256: "0".repeat(64),
                large: picture(),
                small: picture(),
            };
            let kept = acts::photo::keep(tx, &by, "haneul", vec![new])?;
            let rows = kept.iter().map(|id| PhotoRow {
                id: id.to_string(),
                alt: "어두운 골목".to_owned(),
            });
            let photos = PhotosForm {
                rows: rows.collect(),
                ..PhotosForm::default()
            };
            let form = ProposalForm {
                photos,
                ..proposal_form(&title)
            };
            acts::proposal::submit(tx, &by, "haneul", &form)?;
            Ok(kept[0])
        });
        path.replace("{photo}", &photo.await.to_string())
    }
}
