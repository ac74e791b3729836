namespace CcHcPublish.Sandbox.Zalo.Reader;

internal static class OaStyle
{
    public const string Text = """
        .bar{background:#0068ff;color:#fff;padding:1rem}.bar h1{font-size:1.25rem;margin:0}.bar p{margin:.15rem 0 0}.bar a{color:#fff;text-decoration:none}
        .cards{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
        .cards a{display:grid;gap:.3rem;background:#fff;border-radius:.75rem;overflow:hidden;text-decoration:none;color:inherit;padding-bottom:.75rem}
        .cards img{width:100%;aspect-ratio:16/9;object-fit:cover}.cards strong,.cards span,.cards time{padding:0 .9rem}
        .cards strong{font-size:1.05rem}.cards span{color:#3d444b}.cards .unseen{margin:.9rem .9rem 0;padding:2rem 1rem}
        time,.by,figcaption,.none{color:#5a626b;font-size:.9rem}
        article{background:#fff;border-radius:.75rem;padding:1rem}article h1{font-size:1.4rem;line-height:1.3;margin:.5rem 0}
        .lead{font-weight:600}.text p{margin:.6rem 0}figure{margin:.75rem 0}figure img{width:100%;border-radius:.5rem}
        .unseen{display:block;padding:2rem 1rem;background:#e4e9f0;border-radius:.5rem;color:#3d444b;font-size:.85rem;text-align:center}
        """;
}
