#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    paivand_trials::hostile::fate(bytes);
});
