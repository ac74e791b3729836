namespace CcHcPublish.Sandbox.Facebook.Reading;

/// <summary>Styles of the Page.</summary>
internal static class FeedStyle
{
    public const string Css = """
        header{background:#fff;box-shadow:0 1px 2px #0002}
        .cover{height:7rem;background:linear-gradient(120deg,#0b4ea2,#2f7fd6)}
        .who{max-width:34rem;margin:0 auto;padding:0 1rem 1rem;display:flex;gap:.9rem;align-items:flex-end}
        .who h1{font-size:1.35rem;margin:.6rem 0 0}.who p{margin:0;color:#5b6470}
        .face{flex:none;display:grid;place-items:center;width:5rem;height:5rem;margin-top:-2rem;border:4px solid #fff;border-radius:50%;background:#c8102e;color:#ffde59;font-weight:700;font-size:1.5rem}
        .face.small{width:2.5rem;height:2.5rem;margin:0;border:0;font-size:.9rem}
        main{padding:.75rem 0}
        article{background:#fff;margin:0 0 .75rem;padding:.8rem 0 .4rem;box-shadow:0 1px 2px #0002}
        @media(min-width:34rem){article{border-radius:.6rem}}
        .by{display:flex;gap:.6rem;padding:0 .9rem}.by time{display:block;color:#5b6470;font-size:.82rem}
        .text{padding:.5rem .9rem;white-space:pre-line}.tag{color:#0b57a4}
        .pictures{display:grid;gap:3px;grid-template-columns:1fr 1fr}
        .pictures img{width:100%;height:100%;aspect-ratio:1;object-fit:cover;display:block}
        .pictures.n1{grid-template-columns:1fr}.pictures.n1 img{aspect-ratio:auto}
        .pictures.n3 img:first-child,.pictures.n5 img:first-child{grid-column:1/-1;aspect-ratio:16/9}
        .card{display:block;margin:.4rem 0 0;background:#f0f2f5;color:inherit;text-decoration:none;border-block:1px solid #dfe3e8}
        .card img{display:block;width:100%;aspect-ratio:1200/630;object-fit:cover}
        .card span,.card strong{display:block;padding:0 .9rem}
        .site{color:#5b6470;font-size:.8rem;text-transform:uppercase;padding-top:.6rem!important}
        .card strong{padding-bottom:.15rem}.about{color:#5b6470;font-size:.9rem;padding-bottom:.6rem!important}
        .comments{list-style:none;margin:.6rem .9rem;padding:0}.comments li{background:#f0f2f5;border-radius:1rem;margin:.3rem 0}
        .none{text-align:center;color:#5b6470}
        """;
}
