// A short talk, and the names that nearly every test of the command line uses.

#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/run_program.hpp"
#include "support/temp_folder.hpp"

namespace tenmatsu {

using support::Ran;
using support::run_program;
using support::TempFolder;
using ::testing::HasSubstr;
using ::testing::Not;

inline constexpr const char* kTalk =
    "[10:00] 青木: 決済APIが落ちています。エラー率が40%です\n"
    "[10:05] 馬場: 再起動しました\n"
    "[10:09] 青木: エラー率が0.1%に戻りました。復旧です\n";

}  // namespace tenmatsu
