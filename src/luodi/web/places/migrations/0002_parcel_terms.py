from django.db import migrations, models

import luodi.web.shared.numbers


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="parcel",
            name="build_months",
            field=luodi.web.shared.numbers.ScaledField("build_months", blank=True, null=True, verbose_name="建设期"),
        ),
        migrations.AddField(
            model_name="parcel",
            name="energy_basis",
            field=models.CharField(
                blank=True,
                default="",
                help_text="产值 or 增加值; absent when not stated",
                max_length=300,
                verbose_name="能耗口径",
            ),
        ),
        migrations.AddField(
            model_name="parcel",
            name="energy_max_tce_per_10k_cny",
            field=luodi.web.shared.numbers.ScaledField(
                "energy_max_tce_per_10k_cny",
                blank=True,
                help_text="tonnes of standard coal per 10 000 yuan of energy_basis",
                null=True,
                verbose_name="单位能耗上限",
            ),
        ),
        migrations.AddField(
            model_name="parcel",
            name="grant_method",
            field=models.CharField(
                blank=True,
                default="",
                help_text="挂牌 拍卖 招标 协议 先租后让 as written",
                max_length=300,
                verbose_name="出让方式",
            ),
        ),
        migrations.AddField(
            model_name="parcel",
            name="ramp_up_months",
            field=luodi.web.shared.numbers.ScaledField(
                "ramp_up_months", blank=True, help_text="from the end of building", null=True, verbose_name="达产期"
            ),
        ),
        migrations.AddField(
            model_name="parcel",
            name="rd_share_min_pct",
            field=luodi.web.shared.numbers.ScaledField(
                "rd_share_min_pct", blank=True, help_text="of revenue", null=True, verbose_name="研发投入占比下限"
            ),
        ),
        migrations.AddField(
            model_name="parcel",
            name="start_price_cny_m2",
            field=luodi.web.shared.numbers.ScaledField(
                "start_price_cny_m2",
                blank=True,
                help_text="start_price_cny is for the whole",
                null=True,
                verbose_name="起始单价",
            ),
        ),
    ]
